extension DealThemes {
    /// How people get about, and where they stay: cars, travel, places.
    static let mobility = """
        * Automotive; Autos & Vehicles | low | cars, driving, motoring, vehicles | Auto Intenders, Car Owners | 25-54, High Income; Men 25-54 | Torquepost, Lanewise, Gearhalla, Motorfield | Auto, Automobile, Motor
        + Auto Buying and Selling | Lotfinder, The Trade-In
        Used Cars | Used Cars, Car Marketplace, Pre-Owned | used cars, trade-in, dealership, car valuation, mileage check | Used Car Buyers, Dealership Visitors, Trade-In Sellers
        New Car Launches | New Cars, Model Year | concept car, showroom, test drive, facelift, dealer stock, configurator | New Car Intenders, Showroom Visitors, Model Launch Followers
        Car Leasing | Leasing & Subscription, Car Lease | lease return, monthly rate, mileage cap, car subscription, residual value | Lease Switchers, Company Car Drivers, Car Subscribers
        Auto Insurance | Motor Cover, Car Insurance | no-claims bonus, roadside cover, telematics box, collision damage, deductible | Motor Policy Switchers, New Licence Holders, Multi-Car Households
        + Auto Body Styles | Kerbside Review, Axlefold
        SUV | SUV & Crossover, Family SUVs, 4x4 | suv, crossover, four-wheel drive, family car, off-road | SUV Intenders, Young Families with Cars, Off-Road Fans
        Pickup Trucks | Pickups, Trucks & Towing | towing capacity, truck bed, crew cab, payload, tailgate step | Pickup Owners, Tradespeople with Trucks, Tow Rig Drivers
        Compact Hatchbacks | City Cars, Small Hatch | hatchback, parallel parking, first car, city runabout, fuel economy | First Car Buyers, Urban Commuters, Student Drivers
        Estate and Minivan | Minivans, Family Wagons | sliding doors, seven seats, boot space, child lock, station wagon | Minivan Parents, Carpool Drivers, Large Families
        Convertibles | Cabrio, Open Top | soft top, roadster, coastal drive, wind deflector, two-seater | Roadster Owners, Weekend Drivers, Summer Car Fans
        + Auto Technology | Voltlane, Sensor & Steer
        Electric Vehicles | Electric Vehicles, EV & Hybrid, Plug-in Cars | electric cars, charging station, hybrid, battery range, home charger | EV Intenders, Green Drivers, Home Charger Owners
        Driver Assistance | Self-Driving Tech, Assisted Driving | lidar, lane keeping, autopilot, adaptive cruise, robotaxi | Autonomy Followers, Car Tech Early Adopters, Safety First Drivers
        In-Car Audio and Navigation | Infotainment, Car Audio | head unit, subwoofer, dash cam, satnav, touch display | Car Audio Fans, Dash Cam Buyers, Road Trip Navigators
        + Auto Parts & Accessories | The Grease Pit, Boltwise
        Auto Repair | Auto Parts, Car Repair, Garage & Workshop | spare parts, brakes, oil change, car repair, garage tools, tyres | DIY Mechanics, Auto Parts Shoppers, Repair Shop Visitors
        Tyres and Wheels | Tyre Shop, Wheels & Rims | winter tyres, alloy rims, tread depth, wheel alignment, puncture kit | Tyre Shoppers, Rim Buyers, Winter Drivers
        Tuning | Car Tuning, Performance Parts | turbocharger, exhaust note, coilovers, engine remap, body kit | Tuners, Drift Fans, Garage Modders
        Car Care | Detailing, Car Wash | wax polish, microfibre, ceramic coating, foam cannon, leather cleaner | Detailers, Car Wash Members, Proud Owners
        + Luxury Vehicles | Marque Monthly, Polished Chrome
        Sports Cars | Luxury Cars, Sports Car, Supercars | sports car, horsepower, luxury sedan, convertible, track day | Luxury Auto Buyers, Car Enthusiasts, Collectors
        Classic Cars | Vintage Cars, Oldtimers | barn find, restoration, concours, chrome bumper, matching numbers | Classic Car Owners, Concours Visitors, Restorers
        Executive Sedans | Business Saloons, Executive Cars | saloon, rear legroom, chauffeur, air suspension, fleet car | Executive Drivers, Chauffeur Clients, Fleet Buyers
        * Motorcycles & Mobility; Two Wheels & Transit | low | riders, roads, mobility, on the move | Riders, Mobility App Users | Men 25-54; 18-44, Urban | Throttle Post, Kickstand, Spokeline | Mobilität, Mobilité, Movilidad
        + Motorcycles | Pillion, Chainfold
        Motorcycle Touring | Motorcycles, Bikers, Two Wheels | motorbike, helmet, touring route, scooter, biker gear | Motorcycle Riders, Scooter Commuters, Touring Bikers
        Sport Bikes | Superbikes, Track Bikes | knee down, fairing, quickshifter, leathers, racetrack day | Superbike Riders, Track Day Bikers, Litre Bike Buyers
        Scooters and Mopeds | Scooter City, Mopeds | moped licence, fifty cc, delivery rider, top box, scooter club | Scooter Riders, Courier Riders, Teen Riders
        Custom Choppers | Cruisers & Choppers, Custom Bikes | ape hangers, v-twin, custom tank, biker rally, saddlebags | Cruiser Riders, Rally Visitors, Custom Builders
        + Urban Mobility | Curbhop, Citypulse Moves
        Ride Hailing | Taxi & Ride Apps, Ride Hailing | taxi app, surge price, airport ride, driver rating, shared ride | Ride App Users, Airport Riders, Night Out Riders
        E-Scooter Sharing | Micromobility, Shared Scooters | dockless, geofence, scooter share, last metre, helmet law | Scooter Sharers, Car-Free Commuters, Campus Riders
        Public Transit | Bus & Metro, Public Transport | bus pass, subway map, tram stop, delay alert, season ticket | Transit Riders, Season Ticket Holders, Metro Commuters
        Rail Travel | Trains, Rail Journeys | night train, railcard, high-speed rail, seat reservation, sleeper car | Rail Travelers, Rail Pass Users, Train Commuters
        + Craft and Fleet | Slipway, Hangar Notes
        Boating | Boats & Yachts, Marina | yacht, outboard, mooring, sailing lesson, antifouling | Boat Owners, Yacht Charterers, Marina Members
        Recreational Vehicles | RV & Motorhomes, Caravans | motorhome, awning, caravan park, grey water, campsite hookup | RV Owners, Caravanners, Full-Time Vanners
        Private Aviation | General Aviation, Pilots | cockpit, pilot licence, charter jet, airfield, flight simulator yoke | Private Pilots, Jet Charter Clients, Plane Spotters
        * Travel; Travel & Tourism | low | travel, trips, holiday, vacation | Travel Intenders, Frequent Travelers | 25-64, High Income; HHI 100k+ | Wayfarer Post, Itinera, Gatefold, Roamwell | Reisen, Voyage, Viajes
        + Travel Type | The Long Stop, Packlight
        Luxury Travel | Luxury Travel, First Class, Five Star | five star resort, private villa, first class, concierge, spa retreat | Luxury Travelers, Affluent Couples, Resort Guests
        Family Vacations | Family Holidays, Kids Holidays | theme park, kids club, family resort, all inclusive, water slides | Family Travelers, Theme Park Visitors, School Break Planners
        Business Travel | Business Travel, Corporate Trips, Road Warriors | airport lounge, conference trip, expense report, business hotel, travel policy | Business Travelers, Lounge Members, Corporate Bookers
        Cruises | Cruises, Ocean & River, Cruise Deals | cruise ship, shore excursion, caribbean cruise, cabin upgrade, river cruise | Cruise Fans, Retired Travelers, Ship Spotters
        Honeymoons | Honeymoon Travel, Romantic Getaways | overwater bungalow, couples massage, sunset dinner, private beach, honeymoon suite | Honeymooners, Newlyweds, Anniversary Couples
        Spa and Wellness Travel | Spa Breaks, Wellness Retreats | thermal bath, detox week, hammam, ayurveda resort, silent retreat | Spa Guests, Retreat Bookers, Burnt-Out Travelers
        Solo Travel | Going Solo, Gap Year | hostel dorm, gap year, solo trip, travel journal, working holiday | Solo Travelers, Gap Year Students, Hostel Guests
        Ecotourism | Green Travel, Responsible Tourism | eco lodge, carbon offset flight, rainforest stay, community tourism, slow travel | Eco Travelers, Slow Travelers, Volunteer Tourists
        + Air Travel | Tarmac, Window Seat
        Low-Cost Flights | Cheap Flights, City Breaks, Low-Cost Airlines | cheap flights, hand luggage, city break, fare alert, weekend trip | Flight Bookers, City Breakers, Budget Travelers
        Premium Cabins | First & Business Cabin, Premium Air | lie-flat seat, champagne on board, upgrade bid, lounge suite, premium economy | Premium Flyers, Upgrade Hunters, Elite Status Holders
        Frequent Flyer Programs | Miles & Points, Air Miles | airline status, award ticket, mile run, alliance partners, companion voucher | Mileage Collectors, Status Chasers, Award Bookers
        + Stays | Pillowpost, Checkinly
        Hotels | Hotels & Stays, Hotel Deals | late checkout, hotel breakfast, minibar, room upgrade, city hotel | Hotel Bookers, Loyalty Guests, Weekend Stayers
        Vacation Rentals | Holiday Homes, Villa Rentals | holiday cottage, self-catering, beach house, host review, cleaning fee | Villa Renters, Cottage Guests, Group Holidaymakers
        Hostels and Budget Stays | Budget Stays, Guesthouses | guesthouse, bunk bed, shared kitchen, bed and breakfast, pension room | Budget Guests, B&B Fans, Student Travelers
        + Outdoors Travel | Trailhead Post, Tentpeg
        Adventure and Camping | Adventure Travel, Camping & Hiking, Outdoors | backpacking, tent, hiking trail, national parks, camper van | Backpackers, Hikers, Camper Van Owners
        Safari | Safari & Wildlife Trips, Bush Camps | game drive, big five, savanna, ranger guide, bush camp | Safari Bookers, Wildlife Photographers Abroad, Bucket List Travelers
        Diving Trips | Scuba Travel, Dive Resorts | scuba, reef dive, liveaboard, wetsuit, nitrox | Divers, Snorkelers, Reef Lovers
        Ski Holidays | Ski Trips, Snow Resorts | chalet, après-ski, lift pass deal, slope-side hotel, glacier resort | Ski Trip Planners, Chalet Guests, Snow Families
        * Destinations; Travel Locations | low | destination, sights, local tips, getaway | Destination Seekers, Sightseers | Adults 25-54; 35-64, High Income | Mapfold, Postmark Daily, Compass & Co | Reiseziele, Destinations, Destinos
        + Europe | Old Town Post, Piazza Line
        Mediterranean Beaches | Med Sun, Beach Holidays | balearics, greek islands, sardinia, sun lounger, beach bar | Sun Seekers, Island Hoppers, Package Holidaymakers
        Paris and France Trips | Visit France, Paris Breaks | louvre, provence, loire castles, bistro, champagne route | Francophiles, Paris Planners, Vineyard Tourists
        Italy Trips | Visit Italy, La Dolce Vita | rome, venice, tuscany, amalfi, gelato | Italy Lovers, Art City Visitors, Tuscany Renters
        Alps and Mountains | Alpine Summer, Mountain Trips | alpine hut, cable car, dolomites, mountain lake, tyrol | Alpine Hikers, Mountain Families, Hut Walkers
        Nordic Countries | Scandinavia & Nordics, Northern Lights | fjord, northern lights, sauna, lapland, midsummer | Aurora Chasers, Fjord Cruisers, Nordic Fans
        British Isles | Visit Britain & Ireland, UK Breaks | highlands, cornwall, country pub, stone circle, cotswolds | Staycationers, Castle Visitors, Coast Path Walkers
        + Americas | Route & Rodeo, Boardwalk Post
        US National Parks | Parks of America, Great Outdoors USA | yellowstone, grand canyon, park pass, scenic byway, geyser | Park Visitors, Road Trippers, Junior Rangers
        Florida and Beaches | Florida Sun, Spring Break | miami, everglades, keys, orlando, boardwalk | Snowbirds, Spring Breakers, Orlando Families
        New York City | NYC Trips, Big Apple | manhattan, brooklyn, skyline, times square, subway tour | NYC Visitors, Skyline Fans, Stopover Shoppers
        Caribbean Islands | Caribbean, Island Escapes | jamaica, barbados, reggae beach, rum shack, turquoise water | Island Vacationers, Beach Resort Guests, Snorkel Families
        Mexico and Central America | Mexico & Maya, Central America | yucatan, cenote, pyramids, oaxaca, cloud forest | Ruins Visitors, Cancun Planners, Surf Campers
        South America | Andes & Amazon, South America | machu picchu, patagonia, rio, amazon river, buenos aires | Andes Trekkers, Carnival Visitors, Patagonia Fans
        + Asia and Pacific | Lantern Route, Monsoon Post
        Japan | Visit Japan, Tokyo & Kyoto | cherry blossom, shinkansen, ryokan, kyoto temples, tokyo | Japan Planners, Anime Tourists, Ryokan Guests
        Southeast Asia | Thailand & Bali, Southeast Asia | bangkok, bali, night market, tuk-tuk, angkor | Island Backpackers, Bali Dreamers, Street Food Tourists
        India | Incredible Subcontinent, India Trips | rajasthan, taj mahal, kerala, houseboat, spice market | India Visitors, Diaspora Travelers, Palace Tourists
        Australia and New Zealand | Down Under, Aussie & Kiwi Trips | outback, great barrier reef, sydney harbour, maori, milford | Outback Drivers, Kiwi Road Trippers, Working Holidaymakers
        Dubai and the Gulf | Gulf Getaways, Desert Luxury | dubai, desert safari, souk, skyscraper, oman | Desert Vacationers, Gulf Stopovers, Mall Tourists
        """
}
