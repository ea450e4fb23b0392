extension DealThemes {
    /// What people live in and put on the table.
    static let home = """
        * Home & Garden; House and Home | low | home, living, house, household | Homeowners, Home Improvers | 30-64, Homeowners; Adults 35+ | Hearthline, Room & Row, Plumbline Daily, Nestfold | Haus & Garten, Maison, Hogar
        + Gardening | Gardenry, Trowel & Thyme
        Vegetable Garden | Gardening, Green Thumb, Backyard | vegetable garden, compost, lawn mower, seeds, raised beds, pruning | Hobby Gardeners, Lawn Owners, Organic Growers
        Flower Gardens | Flowers & Borders, Rose Garden | roses, perennials, tulip bulbs, flower bed, pollinators | Flower Gardeners, Rose Growers, Garden Show Visitors
        Lawn Care | Lawns, Perfect Turf | turf, lawn mower, fertiliser spreader, weed killer, robotic mower | Lawn Keepers, Mower Buyers, Suburban Yard Owners
        Houseplants | Indoor Plants, Urban Jungle | monstera, succulents, plant pots, repotting, humidity tray | Plant Parents, Succulent Collectors, Balcony Growers
        Patio and Pools | Outdoor Living, Pools & Decks | decking, pergola, hot tub, swimming pool, garden furniture | Pool Owners, Deck Builders, Patio Hosts
        + Home Improvement | Sawhorse, Fixfold
        Renovation | Renovation, DIY Home, Remodel | renovation, power tools, bathroom remodel, flooring, insulation | DIY Renovators, Contractors, Power Tool Buyers
        Plumbing and Heating | Heating & Plumbing, Boilers | boiler, radiator, leak repair, underfloor heating, water heater | Boiler Replacers, Emergency Plumber Seekers, Landlords
        Painting and Wallpaper | Paint & Wallpaper, Colour at Home | paint roller, wallpaper, colour chart, primer, stencil | Wall Painters, Colour Seekers, Weekend Decorators
        Roofing and Windows | Roofs & Windows, Double Glazing | roof tiles, double glazing, gutter, skylight, shutters | Window Replacers, Roofing Clients, Storm Repair Households
        Electrical and Lighting | Lighting, Electrics at Home | pendant lamp, dimmer, wiring, led strip, fuse box | Lighting Shoppers, Electricians, Ambience Seekers
        + Interior Decorating | Cushion & Co, Loft Letters
        Furniture | Furniture, Decor, Interiors | sofa, wall paint, rugs, scandinavian design, lamps, bedroom furniture | Furniture Shoppers, Decor Lovers, New Home Stylists
        Bedding and Mattresses | Mattress & Sleep, Bedding | mattress, duvet, pillow, bed frame, thread count | Mattress Shoppers, Bad Sleepers, Bedroom Upgraders
        Rugs and Curtains | Home Textiles, Rugs & Curtains | curtains, kilim, blinds, throw blanket, upholstery | Textile Shoppers, Rug Buyers, Window Dressers
        Storage and Organizing | Declutter, Tidy Home | decluttering, shelving, wardrobe boxes, labels, minimalism | Declutterers, Organizer Fans, Small Space Dwellers
        + Household | Mop & Polish, Utility Room
        Kitchen Appliances | White Goods, Kitchen Machines | dishwasher, espresso machine, fridge, air fryer, washing machine | Appliance Shoppers, Kitchen Upgraders, Coffee Machine Buyers
        Smart Home Security | Smart Home, Home Security, Connected House | smart thermostat, doorbell camera, alarm system, motion sensor, smart lock | Smart Home Adopters, Alarm Buyers, Gadget Homeowners
        Cleaning | Cleaning & Laundry, Spotless Home | stain remover, vacuum cleaner, laundry detergent, mop, descaler | Cleaning Fans, Laundry Doers, Vacuum Shoppers
        Pest Control | Pests & Critters, Bug Free Home | mouse trap, termites, ant bait, exterminator, mosquito net | Pest Control Seekers, Old House Owners, Termite Worriers
        Cookware | Pots & Pans, Cookware | cast iron, chef knife, non-stick pan, stand mixer, baking tin | Cookware Buyers, Gadget Cooks, Wedding List Makers
        * Real Estate; Property | low | property, homes, neighbourhood, square metres | Property Seekers, Home Movers | 28-54, Mid to High Income; Adults 30+ | Keyturn, Plotline Homes, Deedwell | Immobilien, Immobilier, Inmuebles
        + Buying | Offerbook, Gable Post
        House Hunting | Real Estate, Property, House Hunting | mortgage, apartments, open house, property prices, moving boxes | Home Buyers, New Movers, Renters
        First-Time Buyers | First Home, Starter Homes | starter home, down payment, help to buy, home inspection, closing costs | First-Time Buyers, Saving Couples, Young Home Seekers
        Luxury Homes | Luxury Property, Prime Estates | penthouse, waterfront estate, wine cellar, gated community, architect villa | Mansion Buyers, Second Home Owners, Penthouse Seekers
        New Developments | New Builds, Off-Plan Homes | off-plan, show home, energy class, floor plan, developer | New Build Buyers, Off-Plan Investors, Growing Families
        Holiday Property Abroad | Second Homes Abroad, Overseas Property | golden visa, villa in spain, currency transfer, notary abroad, timeshare | Expat Buyers, Sunbelt Retirees, Overseas Investors
        + Renting and Letting | Rentfold, The Landing
        Apartment Rentals | Flats to Let, Apartments | deposit, flatshare, lease contract, studio flat, furnished room | Flat Hunters, Flatmates, City Renters
        Landlords | Buy-to-Let, Landlords & Letting | buy-to-let, tenant check, rental yield, letting agent, eviction notice | Landlords, Property Managers, Small Investors
        Moving Services | Moving House, Removals | removal van, moving boxes, change of address, self-storage, packing tape | Movers This Month, Storage Renters, Relocating Employees
        Commercial Property | Offices & Retail Space, Commercial Property | office space, retail unit, warehouse lease, business park, footfall | Office Tenants, Retail Site Scouts, Property Fund Managers
        * Food & Drink; Food | low | food, taste, kitchen, delicious | Grocery Shoppers, Foodies | 25-54, Women Skew; Main Shoppers 25+ | Simmerly, The Pantry Post, Forkfold, Bitewise | Essen & Trinken, Cuisine, Gastronomía
        + Cooking | Ladle Post, Skilletry
        Family Recipes | Family Recipes, Home Cooking, Weeknight Dinner | recipes, casserole, slow cooker, family dinner, one-pot meals | Home Cooks, Meal Planners, Busy Parents in Kitchens
        Barbecue | Barbecue & Grill, BBQ Season, Smokehouse | grilling, charcoal, ribs, marinade, smoker | Grill Masters, Backyard Hosts, Meat Lovers
        Quick Meals | Quick & Easy, Fifteen-Minute Meals | microwave, fifteen minutes, instant noodles, sheet pan, leftovers | Time-Poor Cooks, Solo Eaters, Student Cooks
        Fine Cooking | Gourmet Kitchen, Chef's Table | sous vide, truffle, plating, michelin, reduction sauce | Ambitious Cooks, Chef Followers, Dinner Party Hosts
        Soups and Stews | Soups, Comfort Bowls | broth, chowder, ramen stock, goulash, lentils | Soup Lovers, Batch Cookers, Comfort Eaters
        + Baking and Sweets | Crumb & Crust, Sugarloaf Post
        Cakes and Bread | Baking, Cakes & Bread, Home Bakers | sourdough, cupcakes, frosting, pastry, yeast | Hobby Bakers, Sourdough Fans, Cake Decorators
        Chocolate and Candy | Chocolate, Sweets & Candy | praline, cocoa, gummies, truffles box, caramel | Chocoholics, Candy Shoppers, Confectionery Gifters
        Ice Cream and Desserts | Ice Cream, Desserts | gelato maker, sundae, cheesecake, sorbet, waffle cone | Dessert Lovers, Ice Cream Buyers, Sweet Tooth Teens
        + Diets | Leaf & Lentil, Rootfold
        Vegan | Vegan, Plant-Based, Meat-Free | vegan recipes, tofu, plant protein, oat milk, meat alternatives | Vegans, Flexitarians, Plant-Based Shoppers
        Gluten-Free | Gluten Free, Coeliac Kitchen | gluten-free, coeliac, buckwheat, rice flour, intolerance | Coeliacs, Gluten Avoiders, Allergy Parents
        Organic Food | Organic & Bio, Farm to Table | organic, farm box, pesticide-free, farmers market, free-range | Organic Shoppers, Farm Box Subscribers, Slow Food Fans
        High-Protein Eating | Protein Kitchen, Fit Food | egg whites, whey shake, cottage cheese, chicken breast, macros | Macro Counters, Protein Snackers, Gym Eaters
        + World Cuisine | Spice Caravan, Wokwise
        Italian Cuisine | Italian Kitchen, Pasta & Pizza | fresh pasta, risotto, parmesan, pesto, wood oven | Pasta Lovers, Pizza Makers, Olive Oil Buyers
        Asian Cuisine | Asian Kitchen, Wok & Sushi | sushi, soy sauce, dumplings, wok, kimchi | Sushi Fans, Dumpling Makers, Asian Grocery Shoppers
        Mexican Cuisine | Tex-Mex, Tacos & Salsa | taco, guacamole, tortilla, jalapeño, salsa | Taco Fans, Hot Sauce Collectors, Tex-Mex Diners
        Indian Cuisine | Curry House, Indian Kitchen | curry, naan, garam masala, paneer, tandoori | Curry Lovers, Spice Cooks, Indian Takeaway Fans
        Middle Eastern Cuisine | Levant Kitchen, Mezze | hummus, falafel, tahini, shawarma, pomegranate | Mezze Fans, Falafel Eaters, Halal Shoppers
        + Eating Out | Tablewise, Bib & Tucker
        Fast Food | Quick Service Dining, Fast Food, Takeaway | burger, drive-through, food delivery, pizza, meal deal | QSR Visitors, Takeaway Orderers, Late Night Snackers
        Restaurants and Bistros | Dining Out, Restaurant Guide | table booking, tasting menu, brunch, food critic, waiter | Diners Out, Brunch Friends, Restaurant Bookers
        Food Delivery | Delivery Apps, Dinner to the Door | courier, meal kit, delivery fee, ghost kitchen, order tracking | Delivery App Users, Meal Kit Subscribers, Friday Night Orderers
        + Groceries | Aisle Nine, Crate & Carton
        Coffee and Tea | Coffee & Tea, Barista, Hot Drinks | espresso beans, latte art, green tea, cold brew, pour over | Coffee Lovers, Tea Drinkers, Café Regulars
        Soft Drinks and Juices | Soft Drinks, Juice & Soda | soda, smoothie, energy drink, lemonade, sparkling water | Soda Buyers, Energy Drink Users, Smoothie Makers
        Snacks | Snacks & Crisps, Snack Time | crisps, nuts, popcorn, rice cakes, snack bar | Snackers, Movie Night Munchers, Lunchbox Packers
        Meat and Seafood | Butcher & Fishmonger, Meat & Fish | steak, salmon, butcher, prawns, dry-aged | Steak Lovers, Seafood Buyers, Butcher Customers
        Dairy and Cheese | Cheese & Dairy, Milk Bar | camembert, yoghurt, butter, cheddar, goat cheese | Cheese Lovers, Yoghurt Buyers, Lactose-Free Shoppers
        Frozen and Convenience | Frozen Aisle, Ready Meals | frozen pizza, ready meal, fish fingers, freezer, microwave dinner | Freezer Fillers, Convenience Shoppers, Single Households
        * Pets; Pets & Animals | low | pets, animals, pet care | Pet Owners, Animal Lovers | 25-64, Households with Pets; Women 25-54 | Pawprint Daily, Furfold, Tailwise | Haustiere, Animaux, Mascotas
        + Dogs and Cats | Kennel Post, Whiskerly
        Dogs | Dogs, Dog Owners, Puppy | puppy training, dog food, leash, kennel, dog breeds | Dog Owners, Puppy Parents, Dog Food Buyers
        Cats | Cats, Kitten, Feline | kitten, litter, cat toys, scratching post, cat food | Cat Owners, Kitten Adopters, Cat Video Fans
        Puppies and Breeders | Puppies, New Dog | litter of puppies, house training, chew toy, breeder, first vaccination | New Puppy Owners, Breeders, Puppy Seekers
        Animal Rescue | Adopt a Pet, Shelters | shelter, adoption day, foster home, stray, spay and neuter | Shelter Volunteers, Pet Adopters, Animal Donors
        + Small and Exotic | Scale & Feather, Burrow Notes
        Aquarium and Reptiles | Aquarium, Exotic Pets, Reptiles | fish tank, terrarium, gecko, coral, water filter | Aquarists, Reptile Keepers, Exotic Pet Fans
        Birds | Pet Birds, Parrots | parakeet, birdcage, parrot talk, feathers, seed mix | Parrot Owners, Aviary Keepers, Budgie Families
        Rabbits and Rodents | Small Pets, Bunnies & Hamsters | hamster wheel, rabbit hutch, hay, guinea pig, bedding chips | Rabbit Owners, Hamster Kids, Small Pet Parents
        + Care | Vetline, Collar & Clinic
        Pet Health | Pet Health, Vet & Wellness, Pet Insurance | veterinarian, flea treatment, pet insurance, vaccination for pets, allergies in dogs | Pet Insurance Seekers, Vet Visitors, Senior Pet Owners
        Pet Food | Pet Nutrition, Kibble & Treats | kibble, grain-free, wet food, dental chew, raw feeding | Pet Food Subscribers, Treat Buyers, Raw Feeders
        Grooming and Training | Pet Grooming, Obedience School | clicker, grooming table, obedience, shedding brush, recall | Grooming Clients, Dog School Goers, Agility Handlers
        + Horses | Paddock Post, Bridlewise
        Riding | Equestrian, Horse Riding, Stables | saddle, dressage, horse feed, show jumping, stable | Equestrians, Horse Owners, Riding Parents
        Horse Racing Stables | Thoroughbreds, Turf & Stables | thoroughbred, jockey, foal, paddock, stud farm | Racehorse Owners, Turf Followers, Stud Breeders
        """
}
