extension DealThemes {
    /// Themes of clothing and consumer goods.
    static let goods = """
        * Style & Fashion; Fashion | low | fashion, style, trends, outfit | Fashion Shoppers, Trend Seekers | Women 18-44; 18-34, Urban | Hemline, Vestra Mag, Threadcount, Lookfold, Modeva | Mode, Mode & Style, Moda
        + Women's Fashion | Silhouette Post, Pleat & Co
        Dresses | Womens Fashion, Ladies Wear, Dresses | summer dress, handbag, capsule wardrobe, blazer, plus size | Women Fashion Buyers, Handbag Shoppers, Office Wear Shoppers
        Lingerie and Sleepwear | Lingerie, Sleepwear | bralette, silk robe, pyjamas, lace, shapewear | Lingerie Shoppers, Pyjama Buyers, Bra Fit Seekers
        Plus Size | Curvy Fashion, Plus Size | curve model, size inclusive, wrap dress, body positive, stretch denim | Plus Size Shoppers, Body Positive Followers, Curve Fashion Fans
        Maternity Wear | Maternity, Bump Style | maternity jeans, nursing bra, baby bump, stretch panel, hospital bag outfit | Pregnant Shoppers, Nursing Mothers, Bump Followers
        + Men's Fashion | Lapel Line, Cuff & Collar
        Suits and Grooming | Menswear, Gentlemen, Male Grooming | tailored suit, beard care, shaving, loafers, aftershave | Male Grooming Buyers, Suit Wearers, Young Professionals Men
        Casual Menswear | Mens Casual, Denim & Tees | denim jacket, chinos, polo shirt, hoodie, flannel | Casual Dressers, Denim Buyers, Dad Style Followers
        Streetwear | Street Style, Urban Wear | graphic tee, drop culture, cargo pants, bucket hat, collab | Streetwear Fans, Drop Queuers, Skate Style Teens
        + Footwear | Solefold, Lace & Heel
        Sneakers | Sneakers, Kicks, Streetwear Shoes | sneaker drop, streetwear, limited edition, running shoes, hype | Sneakerheads, Streetwear Teens, Hype Shoppers
        Heels and Boots | Shoes & Boots, Heels | stiletto, ankle boots, suede, pumps, shoe rack | Shoe Lovers, Boot Season Shoppers, Heel Wearers
        Comfort Shoes | Comfort Footwear, Walking Shoes | insole, arch support, slip-on, orthopaedic, wide fit | Comfort Seekers, Standing Workers, Bunion Sufferers
        + Accessories | Claspwell, Satchel Post
        Watches and Jewellery | Watches & Jewellery, Timepieces, Fine Jewelry | chronograph, diamond ring, swiss watches, gold necklace, watchmaking | Watch Collectors, Jewelry Gift Buyers, Luxury Shoppers
        Handbags | Bags & Purses, Handbags | tote, clutch, crossbody, leather satchel, it-bag | Handbag Collectors, Tote Carriers, Bag Resellers
        Eyewear | Glasses & Shades, Eyewear | sunglasses, frames, contact lenses, blue light glasses, optician | Glasses Wearers, Sunglass Buyers, Lens Subscribers
        + Runway | Catwalk Wire, Atelierly
        Designer Fashion | Haute Couture, Designer Labels | couture, fashion week, runway, front row, creative director | Couture Followers, Designer Shoppers, Runway Watchers
        Sustainable Fashion | Slow Fashion, Preloved | second-hand clothes, upcycling, linen, thrift, capsule closet | Thrift Shoppers, Slow Fashion Fans, Clothes Swappers
        Kids Fashion | Childrenswear, Mini Style | rompers, school uniform, rain boots, hand-me-downs, tutu | Childrenswear Buyers, Gifting Aunts, Uniform Shoppers
        * Beauty; Beauty & Personal Care | low | beauty, look, self care, routine | Beauty Shoppers, Beauty Enthusiasts | Women 18-54; 18-34, Women Skew | Glosswell, Mirrorly, Vanity Post | Schönheit, Beauté, Belleza
        + Face | Powderpost, Dewfold
        Makeup | Beauty & Makeup, Cosmetics, Glam | lipstick, mascara, foundation, makeup tutorial, palette | Makeup Shoppers, Beauty Junkies, Tutorial Watchers
        Skin Care | Skincare, Face & Body Care, Glow | moisturizer, serum, sunscreen, anti-aging, retinol | Skincare Buyers, Anti-Aging Seekers, Natural Beauty Fans
        Acne and Problem Skin | Clear Skin, Acne Care | pimple patch, salicylic acid, blemish, pores, oily skin | Acne Sufferers, Teen Skin Seekers, Dermatologist Visitors
        Korean Beauty | K-Beauty, Glass Skin | sheet mask, snail essence, ten-step routine, cushion compact, toner pad | K-Beauty Fans, Sheet Mask Users, Seoul Trend Followers
        + Hair | Curl & Comb, Frizz Report
        Hair Care | Hair Care, Shampoo & Styling | shampoo, conditioner, frizz, hair mask, split ends | Shampoo Switchers, Curly Girls, Hair Mask Users
        Hair Colour | Hair Color, Balayage | balayage, hair dye, highlights, root touch-up, platinum blonde | Hair Dyers, Salon Regulars, Grey Coverers
        Hair Loss | Thinning Hair, Hair Growth | receding hairline, hair transplant, scalp serum, biotin, minoxidil | Thinning Hair Men, Transplant Seekers, Postpartum Hair Loss
        Barbers and Shaving | Barbershop, Shave Club | razor, fade cut, beard oil, straight blade, barber chair | Shave Club Members, Beard Growers, Barber Regulars
        + Body | Lather Lane, Scentwise
        Perfume | Fragrance, Scents | eau de parfum, oud, top notes, cologne, scent layering | Fragrance Collectors, Perfume Gifters, Niche Scent Fans
        Nails | Nail Art, Manicure | gel polish, manicure, acrylic tips, cuticle oil, nail stickers | Nail Art Fans, Manicure Regulars, Press-On Users
        Tattoos and Piercing | Tattoo & Ink, Body Art | tattoo studio, ink sleeve, piercing, flash design, aftercare balm | Tattooed Adults, First Tattoo Planners, Piercing Fans
        Oral Care | Dental Care, Bright Smile | toothbrush, whitening strips, floss, mouthwash, aligners | Whitening Seekers, Electric Brush Users, Aligner Wearers
        Tanning and Sun Care | Sun Care, Bronze | spf, self-tanner, after-sun, bronzer, tan lines | Self-Tanner Users, Beach Sun Protectors, Fair Skin Adults
        * Shopping; Retail | low | shopping, offers, stores, retail | Online Shoppers, Deal Seekers | Adults 25-54; 18+, Women Skew | Cartwell, Basketeer, Shelfwise, Penny & Co | Shopping, Achats, Compras
        + Saving | Dealmoor, Stickerprice
        Vouchers | Coupons & Vouchers, Bargains, Discount Hunters | coupon codes, cashback, flash sale, clearance, promo | Bargain Hunters, Coupon Clippers, Cashback Users
        Outlet and Clearance | Outlet Sales, Clearance | outlet mall, last season, warehouse sale, overstock, final reduction | Outlet Shoppers, Clearance Browsers, Sample Sale Goers
        Price Comparison | Compare Prices, Product Tests | price tracker, test winner, product review, side-by-side, best buy | Price Comparers, Review Readers, Careful Spenders
        Black Friday | Black Friday, Cyber Week | cyber monday, doorbuster, countdown deal, early access, wish list | Black Friday Shoppers, Doorbuster Queuers, Tech Deal Stalkers
        + Gifting | Ribbonry, Wrapwell
        Seasonal Gifts | Gift Guide, Holiday Gifting, Christmas Shopping | gift ideas, christmas, stocking fillers, wrapping paper, secret santa | Holiday Shoppers, Gift Givers, Last-Minute Buyers
        Valentine's Gifts | Valentines, Gifts of Love | heart box, roses delivery, love letter, couple bracelet, february | Valentine Gifters, Romantics, Flower Senders
        Flowers and Greeting Cards | Florist, Cards & Bouquets | bouquet, florist, birthday card, same-day flowers, sympathy wreath | Bouquet Buyers, Card Senders, Office Gifters
        Mother's and Father's Day | Parents' Day Gifts, Mum & Dad Gifts | mothers day, fathers day, breakfast in bed, photo mug, grandma gift | Adult Children Gifters, Photo Gift Makers, Grandparent Gifters
        + Everyday Retail | Corner Crate, Trolleypost
        Supermarkets | Supermarket, Grocery & Household, FMCG | weekly flyer, detergent, groceries, loyalty card, private label | Main Grocery Buyers, Household Managers, Loyalty Card Holders
        Online Marketplaces | Marketplaces, Resale | seller rating, second-hand app, parcel tracking, buyer protection, listing photos | Resellers, Marketplace Browsers, Parcel Trackers
        Department Stores | Department Store, High Street | escalator, window display, store card, mall, shop assistant | Mall Visitors, Store Card Holders, High Street Strollers
        Drugstore | Drugstore & Pharmacy Retail, Health and Beauty Retail | toiletries, cotton pads, refill pack, sun cream aisle, own brand | Drugstore Shoppers, Toiletries Stockers, Refill Users
        + Children's Products | Rattle & Roll, Toybox Weekly
        Toys | Toys & Games, Kids Toys, Toy Shop | building blocks, dolls, board games, toy cars, plush | Toy Buyers, Grandparents, Parents of Under 10s
        Nursery Furniture | Nursery, Cots & Prams | cot, pram, changing table, baby monitor, car seat | Nursery Planners, Pram Buyers, Registry Makers
        * Consumer Electronics; Gadgets | low | gadgets, devices, electronics, specs | Gadget Buyers, Early Adopters | Men 18-44; 18-49, Tech Savvy | Gadgetry, Circuitline, Unboxed Daily | Elektronik, Électronique, Electrónica
        + Mobile | Handheld Post, Pocketwise
        Smartphones | Smartphones, Mobile Devices, Handsets | smartphone, foldable, camera phone, 5g, handset trade-in | Smartphone Upgraders, Foldable Fans, Mobile Power Users
        Phone Plans | Mobile Carriers, SIM Only | sim only, data allowance, roaming, contract renewal, esim | Carrier Switchers, Prepaid Users, Roaming Travelers
        Tablets and E-Readers | Tablets, E-Readers | stylus, e-ink, tablet keyboard, split screen, kids tablet | Tablet Buyers, E-Reader Owners, Sketchers on Glass
        Wearables | Smartwatches, Fitness Trackers | smartwatch, step counter, sleep score, heart sensor, smart ring | Smartwatch Owners, Step Counters, Quantified Selfers
        Phone Accessories | Phone Cases, Chargers | phone case, power bank, screen protector, wireless charger, usb-c | Case Buyers, Heavy Battery Users, Cable Losers
        + Home Devices | Remote Control Weekly, Plug & Post
        Home Entertainment | TV & Audio Gear, Home Cinema, HiFi | oled tv, soundbar, headphones, home theater, projector | TV Upgraders, Audiophiles, Home Cinema Fans
        Headphones and Speakers | Headphones, Portable Audio | earbuds, noise cancelling, bluetooth speaker, codec, bass boost | Headphone Buyers, Commuter Listeners, Bass Lovers
        Streaming Devices | Streaming Sticks, Cord Cutting | streaming stick, set-top box, remote, app store tv, cord cutter | Cord Cutters, Smart TV Owners, Bundle Shoppers
        Voice Assistants | Smart Speakers, Voice Control | smart speaker, wake word, routine, smart bulb, smart plug | Smart Speaker Owners, Voice Shoppers, Home Automators
        + Imaging and Flight | Shutterfold, Rotor Review
        Drones | Drones & Aerial, Quadcopters | drone, gimbal, propeller, no-fly zone, aerial shot | Drone Pilots, Aerial Filmers, Hobby Flyers
        Action Cameras | Action Cams, Vlogging Gear | action cam, stabilizer, chest mount, waterproof case, vlog kit | Vloggers, Action Sport Filmers, Moto Cam Users
        Virtual Reality | VR & AR, Headsets | headset, augmented reality, hand tracking, metaverse, mixed reality | VR Owners, AR Developers, Immersive Gamers
        * Technology & Computing; Technology | low | technology, digital, computing, tech news | Tech Enthusiasts, Tech Professionals | Men 18-44; 18-49, Tech Savvy | Bytefold, Kernel Post, Hotpatch | Technik, Technologie, Tecnología
        + Hardware | Silicon Sheet, Heatsink
        Laptops and PCs | Laptops & PC, Computer Hardware, Notebooks | laptop, ultrabook, processor, ssd, workstation | Laptop Buyers, Workstation Users, Hardware Fans
        PC Components | PC Building, Components | motherboard, overclocking, ram, water cooling, power supply | PC Builders, Overclockers, Benchmark Fans
        Printers and Peripherals | Printers & Office Gear, Peripherals | printer ink, monitor arm, webcam, mechanical keyboard, scanner | Home Office Equippers, Ink Buyers, Keyboard Hobbyists
        Networking | Wi-Fi & Routers, Networking | router, mesh wifi, ethernet, broadband speed, modem | Broadband Switchers, Mesh Buyers, Network Admins
        + Software | Compile Post, Tabfold
        Cloud Services | Enterprise Cloud, B2B Software, SaaS | cloud computing, saas, devops, crm, data warehouse | IT Decision Makers, Developers, CIOs
        Software Development | Coding, Developers | javascript, open source, pull request, compiler, api | Software Developers, Open Source Contributors, Code Learners
        Design Software | Creative Software, Digital Design | vector graphics, prototyping, font, layers, photo retouching | Designers, UX Professionals, Creative Freelancers
        Mobile Apps | App Store, Best Apps | app download, beta test, widgets, in-app purchase, app review | App Enthusiasts, Beta Testers, Productivity App Users
        Productivity Tools | Productivity, Office Suite | spreadsheet, calendar app, note taking, kanban board, shared drive | Spreadsheet Users, Team Leads, Note Takers
        + Frontier | Neuron Notes, Qubit Line
        Machine Learning | AI & Data, Machine Learning, Future Tech | artificial intelligence, chatbots, neural networks, robotics, automation | AI Professionals, Data Scientists, Futurists
        Robotics | Robots, Automation | humanoid, robot arm, servo, cobot, actuator | Robotics Engineers, Factory Automators, Robot Hobbyists
        Quantum and Chips | Semiconductors, Chip Industry | wafer, chip foundry, qubit, lithography, nanometre | Chip Engineers, Semiconductor Watchers, Deep Tech Readers
        Internet of Things | IoT, Connected Industry | sensor network, edge computing, firmware, smart meter, telemetry | IoT Engineers, Smart City Planners, Embedded Developers
        + Security and Web | Cipher Sheet, Hostwise
        Privacy | Cybersecurity, Privacy & VPN, IT Security | vpn, ransomware, password manager, firewall, data breach | IT Security Buyers, Privacy Seekers, System Administrators
        Web Hosting | Hosting & Domains, Website Building | domain name, website builder, content system, server uptime, ssl certificate | Site Owners, Web Agencies, Bloggers Starting Out
        Data and Analytics | Big Data, Analytics | dashboard, sql, data pipeline, business intelligence, predictive model | Data Analysts, BI Managers, Data Engineers
        """
}

extension DealThemes {
    /// Themes of mobility: cars, travel, places.
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
