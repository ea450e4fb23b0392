extension DealThemes {
    /// What people buy. A line with a star begins a category: names | risk | concepts | segments | demographics | publishers |
    /// German, French, Spanish. The others are its topics: subcategory / topic | names | concepts | segments.
    static let goods = """
        * Automotive; Autos & Vehicles | low | cars, driving, motoring, vehicles | Auto Intenders, Car Owners | 25-54, High Income; Men 25-54 | Torquepost, Lanewise, Gearhalla, The Kerbside, Motorfield | Auto, Automobile, Motor
        Auto Parts & Accessories / Auto Repair | Auto Parts, Car Repair, Garage & Workshop | spare parts, brakes, oil change, car repair, garage tools, tyres | DIY Mechanics, Auto Parts Shoppers, Repair Shop Visitors
        Auto Body Styles / SUV | SUV & Crossover, Family SUVs, 4x4 | suv, crossover, four-wheel drive, family car, off-road | SUV Intenders, Young Families with Cars, Off-Road Fans
        Auto Technology / Electric Vehicles | Electric Vehicles, EV & Hybrid, Plug-in Cars | electric cars, charging station, hybrid, battery range, home charger | EV Intenders, Green Drivers, Home Charger Owners
        Luxury Vehicles / Sports Cars | Luxury Cars, Sports Car, Supercars | sports car, horsepower, luxury sedan, convertible, track day | Luxury Auto Buyers, Car Enthusiasts, Collectors
        Motorcycles / Touring | Motorcycles, Bikers, Two Wheels | motorbike, helmet, touring route, scooter, biker gear | Motorcycle Riders, Scooter Commuters, Touring Bikers
        Auto Buying and Selling / Used Cars | Used Cars, Car Marketplace, Pre-Owned | used cars, trade-in, dealership, car valuation, leasing offers | Used Car Buyers, Dealership Visitors, Lease Switchers
        * Home & Garden; House and Home | low | home, interior, living, house | Homeowners, Home Improvers | 30-64, Homeowners; Adults 35+ | Hearthline, Room & Row, Plumbline Daily, Gardenry, Nestfold | Haus & Garten, Maison, Hogar
        Gardening / Vegetable Garden | Gardening, Green Thumb, Backyard | vegetable garden, compost, lawn mower, seeds, raised beds, pruning | Hobby Gardeners, Lawn Owners, Organic Growers
        Home Improvement / Renovation | Renovation, DIY Home, Remodel | renovation, power tools, bathroom remodel, flooring, insulation | DIY Renovators, Contractors, Power Tool Buyers
        Interior Decorating / Furniture | Furniture, Decor, Interiors | sofa, wall paint, rugs, scandinavian design, lamps, bedroom furniture | Furniture Shoppers, Decor Lovers, New Home Stylists
        Smart Home / Security | Smart Home, Home Security, Connected House | smart thermostat, doorbell camera, alarm system, voice assistant | Smart Home Adopters, Alarm Buyers, Gadget Homeowners
        Home Appliances / Kitchen | Kitchen Appliances, White Goods, Cookware | dishwasher, espresso machine, fridge, air fryer, washing machine | Appliance Shoppers, Kitchen Upgraders, Coffee Machine Buyers
        Moving / Real Estate | Real Estate, Property, House Hunting | mortgage, apartments, open house, property prices, moving boxes | Home Buyers, New Movers, Renters
        * Food & Drink; Food | low | food, cooking, kitchen, taste | Grocery Shoppers, Foodies | 25-54, Women Skew; Main Shoppers 25+ | Simmerly, The Pantry Post, Forkfold, Larder & Leaf, Bitewise | Essen & Trinken, Cuisine, Gastronomía
        Cooking / Family Recipes | Family Recipes, Home Cooking, Weeknight Dinner | recipes, casserole, slow cooker, family dinner, one-pot meals | Home Cooks, Meal Planners, Busy Parents in Kitchens
        Baking / Cakes and Bread | Baking, Cakes & Bread, Home Bakers | sourdough, cupcakes, frosting, pastry, yeast | Hobby Bakers, Sourdough Fans, Cake Decorators
        Diets / Vegan | Vegan, Plant-Based, Meat-Free | vegan recipes, tofu, plant protein, oat milk, meat alternatives | Vegans, Flexitarians, Plant-Based Shoppers
        Restaurants / Fast Food | Quick Service Dining, Fast Food, Takeaway | burger, drive-through, food delivery, pizza, meal deal | QSR Visitors, Takeaway Orderers, Late Night Snackers
        Non-Alcoholic Drinks / Coffee and Tea | Coffee & Tea, Barista, Hot Drinks | espresso beans, latte art, green tea, cold brew, pour over | Coffee Lovers, Tea Drinkers, Café Regulars
        Outdoor Cooking / Barbecue | Barbecue & Grill, BBQ Season, Smokehouse | grilling, charcoal, ribs, marinade, smoker | Grill Masters, Backyard Hosts, Meat Lovers
        * Style & Fashion; Fashion | low | fashion, style, trends, outfit | Fashion Shoppers, Trend Seekers | Women 18-44; 18-34, Urban | Hemline, Vestra Mag, Threadcount, Lookfold, Modeva | Mode, Mode & Style, Moda
        Beauty / Makeup | Beauty & Makeup, Cosmetics, Glam | lipstick, mascara, foundation, makeup tutorial, palette | Makeup Shoppers, Beauty Junkies, Tutorial Watchers
        Beauty / Skin Care | Skincare, Face & Body Care, Glow | moisturizer, serum, sunscreen, anti-aging, retinol | Skincare Buyers, Anti-Aging Seekers, Natural Beauty Fans
        Fashion Accessories / Watches and Jewellery | Watches & Jewellery, Timepieces, Fine Jewelry | chronograph, diamond ring, swiss watches, gold necklace, watchmaking | Watch Collectors, Jewelry Gift Buyers, Luxury Shoppers
        Footwear / Sneakers | Sneakers, Kicks, Streetwear Shoes | sneaker drop, streetwear, limited edition, running shoes, hype | Sneakerheads, Streetwear Teens, Hype Shoppers
        Women's Fashion / Dresses | Womens Fashion, Ladies Wear, Dresses | summer dress, handbag, capsule wardrobe, blazer, plus size | Women Fashion Buyers, Handbag Shoppers, Office Wear Shoppers
        Men's Fashion / Suits and Grooming | Menswear, Gentlemen, Male Grooming | tailored suit, beard care, shaving, loafers, aftershave | Male Grooming Buyers, Suit Wearers, Young Professionals Men
        * Shopping; Retail | low | shopping, offers, stores, retail | Online Shoppers, Deal Seekers | Adults 25-54; 18+, Women Skew | Cartwell, Basketeer, Dealmoor, Shelfwise, Penny & Co | Shopping, Achats, Compras
        Coupons and Discounts / Vouchers | Coupons & Vouchers, Bargains, Discount Hunters | coupon codes, cashback, flash sale, clearance, promo | Bargain Hunters, Coupon Clippers, Cashback Users
        Gifts / Seasonal Gifts | Gift Guide, Holiday Gifting, Christmas Shopping | gift ideas, christmas, stocking fillers, wrapping paper, secret santa | Holiday Shoppers, Gift Givers, Last-Minute Buyers
        Grocery / Supermarkets | Supermarket, Grocery & Household, FMCG | weekly flyer, detergent, groceries, loyalty card, private label | Main Grocery Buyers, Household Managers, Loyalty Card Holders
        Children's Products / Toys | Toys & Games, Kids Toys, Toy Shop | building blocks, dolls, board games, toy cars, plush | Toy Buyers, Grandparents, Parents of Under 10s
        * Technology & Computing; Technology | low | technology, gadgets, digital, devices | Tech Enthusiasts, Early Adopters | Men 18-44; 18-49, Tech Savvy | Bytefold, Kernel Post, Gadgetry, Circuitline, The Patch | Technik, Technologie, Tecnología
        Consumer Electronics / Smartphones | Smartphones, Mobile Devices, Handsets | smartphone, foldable, camera phone, 5g, phone plan | Smartphone Upgraders, Carrier Switchers, Mobile Power Users
        Computing / Laptops and PCs | Laptops & PC, Computer Hardware, Notebooks | laptop, graphics card, processor, ssd, workstation | PC Builders, Laptop Buyers, Hardware Fans
        Artificial Intelligence / Machine Learning | AI & Data, Machine Learning, Future Tech | artificial intelligence, chatbots, neural networks, robotics, automation | AI Professionals, Data Scientists, Futurists
        Information Security / Privacy | Cybersecurity, Privacy & VPN, IT Security | vpn, ransomware, password manager, firewall, data breach | IT Security Buyers, Privacy Seekers, System Administrators
        Consumer Electronics / Home Entertainment | TV & Audio Gear, Home Cinema, HiFi | oled tv, soundbar, headphones, home theater, projector | TV Upgraders, Audiophiles, Home Cinema Fans
        Software / Cloud Services | Enterprise Cloud, B2B Software, SaaS | cloud computing, saas, devops, crm, data warehouse | IT Decision Makers, Developers, CIOs
        * Pets; Pets & Animals | low | pets, animals, pet care | Pet Owners, Animal Lovers | 25-64, Households with Pets; Women 25-54 | Pawprint Daily, Furfold, Tailwise, The Kennel Post | Haustiere, Animaux, Mascotas
        Pets / Dogs | Dogs, Dog Owners, Puppy | puppy training, dog food, leash, kennel, dog breeds | Dog Owners, Puppy Parents, Dog Food Buyers
        Pets / Cats | Cats, Kitten, Feline | kitten, litter, cat toys, scratching post, cat food | Cat Owners, Kitten Adopters, Cat Video Fans
        Pets / Aquarium and Reptiles | Aquarium, Exotic Pets, Reptiles | fish tank, terrarium, gecko, coral, water filter | Aquarists, Reptile Keepers, Exotic Pet Fans
        Veterinary / Pet Health | Pet Health, Vet & Wellness, Pet Insurance | veterinarian, flea treatment, pet insurance, vaccination for pets, allergies in dogs | Pet Insurance Seekers, Vet Visitors, Senior Pet Owners
        Horses / Riding | Equestrian, Horse Riding, Stables | saddle, dressage, horse feed, show jumping, stable | Equestrians, Horse Owners, Riding Parents
        """
}
