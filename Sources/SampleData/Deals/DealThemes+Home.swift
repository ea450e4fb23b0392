extension DealThemes {
    /// Themes of home and food.
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

extension DealThemes {
    /// Themes of relationships and health.
    static let life = """
        * Family and Relationships; Family | family | family, children, home life, together | Parents, Families with Children | Women 25-44, Parents; Households with Kids | Cradle & Co, Playroom Post, Familyfold | Familie, Famille, Familia
        + Parenting | Tiny Steps, Bibs & Bottles
        Babies and Toddlers | Baby & Toddler, New Parents | diapers, baby food, stroller, sleep training, teething | New Moms, Expecting Parents, Diaper Buyers
        School Kids | School Kids, Kids & Teens, Back to School | school supplies, homework, lunch box, backpack, after school | School Parents, Back-to-School Shoppers, Parents of Teens
        Pregnancy | Pregnancy, Expecting | due date, ultrasound, trimester, birth plan, prenatal vitamins | Expecting Mothers, Fathers-to-be, Midwives
        Teenagers | Raising Teens, Teens | curfew, screen time, driving lesson, mood swings, prom night | Parents of Teens, Stepfamilies, Youth Workers
        Single Parents | Single Parents, Co-Parenting | custody schedule, child support, single mum, co-parenting app, babysitter | Single Mothers, Weekend Dads, Co-Parents
        Adoption and Fostering | Adoption, Foster Families | foster care, adoption agency, home study, matching, open adoption | Foster Parents, Adoptive Families, Social Workers
        Family Activities | Rainy Day Ideas, Family Fun | playground, craft afternoon, treasure hunt, indoor play, family picnic | Activity Planners, Grandparents with Kids, Stay-at-Home Parents
        + Kids Content | Crayonade, Lullaby Lane
        Cartoons | Kids Cartoons, Children's TV, Animation | cartoons, animated series, nursery rhymes, sing along, preschool | Kids Co-Viewing, Preschool Parents, Cartoon Fans
        Learning for Kids | Learning Games, Early Learning | phonics, letters, maths game, shapes, learning tablet | Early Learning Parents, Kindergarten Teachers, Homeschool Starters
        Kids Music | Children's Songs, Nursery Rhymes | lullaby, clap along, nursery rhyme, animal sounds, kids choir | Toddler Music Families, Lullaby Listeners, Day Care Staff
        + Elders | Silver Thread, Armchair Post
        Eldercare | Eldercare, Care at Home | care home, home nurse, stairlift, dementia care, emergency button | Family Caregivers, Adult Daughters, Care Home Seekers
        Grandparents | Grandparents, Grandkids | grandchild, spoiling, generations, babysitting day, heirloom | Active Grandparents, Toy Gifting Grandparents, Family Archivists
        * Life Events; Celebrations | family | celebration, milestone, party, guests | Party Planners, Celebrants | Women 25-44; Adults 25-54 | Confettica, Toastmaster Post, Milestone & Co | Feste, Fêtes, Celebraciones
        + Weddings | Veil & Vow, Aisle Post
        Weddings | Wedding Planning, Bridal | wedding dress, bridal shower, venue, engagement ring, honeymoon | Brides-to-be, Wedding Guests, Engaged Couples
        Engagement Rings | Rings & Proposals, Engagement | proposal, diamond cut, ring size, solitaire ring, one knee | Proposal Planners, Ring Shoppers, Newly Engaged
        Bachelor Parties | Hen & Stag, Bachelorette | hen night, stag do, sash, limo, best man | Maids of Honour, Best Men, Party Weekenders
        + Parties | Balloonery, Candle & Cake
        Birthdays | Birthday Parties, Kids Birthdays | balloons, birthday cake, party bag, bouncy castle, piñata | Birthday Parents, Party Supply Buyers, Surprise Planners
        Baby Showers | Baby Shower, Gender Reveal | gender reveal, baby registry, nappy cake, christening, newborn gift | Shower Hosts, Registry Builders, Godparents
        Graduation | Graduations, Prom | cap and gown, diploma, prom dress, yearbook, valedictorian | Graduates, Proud Parents, Prom Goers
        Funerals and Memorials | Bereavement, Memorials | obituary, funeral flowers, cremation, grief, memorial service | Bereaved Families, Funeral Planners, Will Writers
        + Seasons | Garland Post, Twelve Months
        Christmas Traditions | Christmas, Advent | advent calendar, christmas tree, carols, gingerbread, nativity | Christmas Fans, Tree Decorators, Carol Singers
        Halloween | Halloween, Spooky Season | pumpkin, costume, trick or treat, spooky decor, fancy dress | Costume Buyers, Trick-or-Treat Families, Pumpkin Carvers
        Easter and Spring | Easter, Spring Season | easter eggs, bunny, spring brunch, egg hunt, lamb roast | Egg Hunt Families, Spring Decorators, Easter Bakers
        Ramadan and Eid | Ramadan, Eid | iftar, fasting, eid gifts, dates, suhoor | Ramadan Observers, Eid Shoppers, Iftar Hosts
        Diwali and Lunar New Year | Diwali & Lunar New Year, Festivals of Light | diwali lamps, red envelope, dragon dance, rangoli, fireworks | Diwali Families, Lunar New Year Celebrants, Sweets Gifters
        * Dating; Relationships & Dating | medium | dating, romance, relationships, love | Singles, Dating App Users | 18-34, Singles; Adults 18-49 | Matchfold, Heartline Post, Twosome | Partnersuche, Rencontres, Citas
        + Dating | Swipeline, Blind Date Post
        Young Singles | Dating Apps, Singles, Swipe | dating app, first date, profile picture, flirting, swipe | Young Singles, Swipers, Urban Daters
        Mature Singles | Mature Dating, Singles 50+, Second Chances | over fifty singles, companionship, second spring, dance evening, widowed | Divorced Adults, Singles 50 Plus, Empty Nesters
        Serious Matchmaking | Matchmaking, Find a Partner | compatibility test, long-term partner, matchmaker, single academics, personality match | Commitment Seekers, Single Professionals, Matchmaker Clients
        LGBTQ Dating | Queer Dating, Pride Singles | pride, queer dating, coming out, rainbow, gay bar | LGBTQ Singles, Pride Visitors, Queer Community
        + Relationships | Pillow Talk Post, Two of Us
        Couples Advice | Relationship Advice, Couples | couple therapy, jealousy, long distance, date night idea, communication | Couples in Counselling, Long-Distance Couples, Advice Readers
        Breakups and Divorce | Divorce, Starting Over | divorce lawyer, heartbreak, ex-partner, custody, rebound | Recently Separated, Divorcing Parents, Heartbroken Listeners
        Intimacy | Sexual Wellness, Intimacy | libido, condoms, intimacy coach, lubricant, desire | Wellness Couples, Intimacy Shoppers, Sex Ed Readers
        * Healthy Living; Health & Fitness | low | wellness, healthy, active, balance | Health Conscious, Wellness Seekers | 25-54, Women Skew; Adults 18-44 | Vitalfold, Breathe Daily, Wellmoor | Gesundheit, Bien-être, Bienestar
        + Fitness | Stride Post, Repcount
        Gym and Strength | Fitness & Gym, Strength Training, Workout | workout, dumbbells, protein shake, gym membership, hiit | Gym Members, Supplement Buyers, Home Workout Users
        Running | Running, Marathon, Joggers | marathon, training plan, heart rate, trail running, pace | Runners, Marathoners, Wearable Owners
        Pilates and Barre | Pilates, Barre | reformer, core strength, barre class, resistance band, posture | Pilates Clients, Barre Regulars, Postnatal Exercisers
        Home Workouts | Home Gym, At-Home Fitness | spin bike, kettlebell, follow-along video, exercise mat, treadmill | Home Exercisers, Spin Bike Owners, Lunch Break Movers
        Bodybuilding | Bodybuilding, Muscle | bulking, creatine, bicep curl, posing, pre-workout | Bodybuilders, Creatine Buyers, Bulk Cycle Lifters
        Walking and Hiking for Health | Walking, Ten Thousand Steps | nordic walking, step goal, dog walk loop, walking poles, lunch walk | Daily Walkers, Nordic Walkers, Step Challenge Teams
        + Wellness | Stillpoint, Lotus & Linen
        Yoga and Meditation | Yoga & Meditation, Mindfulness, Calm | yoga poses, meditation app, breathing exercises, sleep sounds, mindfulness | Yogis, Meditators, Stress Relievers
        Sleep | Better Sleep, Insomnia | insomnia, sleep tracker, melatonin, blackout, snoring | Poor Sleepers, Shift Workers, Snorers' Partners
        Massage and Spa | Day Spa, Massage | deep tissue, hot stones, day spa, aromatherapy, foot reflex | Spa Day Bookers, Massage Clients, Voucher Spa Gifters
        Alternative Medicine | Natural Remedies, Homeopathy | acupuncture, herbal tea, homeopathy, turmeric, crystals | Natural Remedy Users, Acupuncture Clients, Herb Growers
        Smoke-Free Living | Quit Smoking, Smoke Free | nicotine patch, quit date, cravings, smoke-free, quit coach | Quitters, Relapsed Smokers, New Non-Smokers
        + Nutrition | Plate & Pulse, Vitamine Post
        Weight Management | Nutrition & Diet, Weight Loss, Healthy Eating | calorie counting, keto, meal prep, vitamins, low carb | Dieters, Vitamin Buyers, Meal Prep Fans
        Vitamins and Supplements | Supplements, Vitamins | multivitamin, omega 3, collagen powder, probiotics, zinc | Supplement Users, Collagen Buyers, Immunity Seekers
        Fasting and Keto | Intermittent Fasting, Low Carb | ketosis, fasting window, sixteen eight, low carb bread, autophagy | Fasters, Keto Dieters, Biohackers
        + Life Stages | Menoline, Second Spring
        Active Aging | Active Aging, Senior Living, Silver Generation | hearing aids, mobility, retirement community, joint care, grandchildren | Seniors, Hearing Aid Seekers, Caregivers
        Menopause | Menopause, Midlife Women | hot flush, perimenopause, hormone balance, night sweats, bone density | Midlife Women, Menopause Seekers, Women 45 Plus
        Men's Health | Mens Health, Male Wellness | prostate check, testosterone, male vitality, belly fat, moustache month | Health-Aware Men, Over-Forty Men, Checkup Avoiders
        Fertility | Fertility, Trying to Conceive | ovulation test, ivf clinic, egg freezing, cycle app, conception | Trying to Conceive, IVF Patients, Cycle Trackers
        * Religion & Spirituality; Religion | medium | faith, spirituality, community, belief | Faith Audiences, Spiritual Seekers | Adults 35+; Women 35-64 | Steeple Post, Lanternfold | Religion, Religion & Foi, Religión
        + Faiths | The Psalter, Chapel & Choir
        Christianity | Christian Faith, Church & Gospel, Sunday Service | bible study, gospel music, prayer, church service, sermon | Churchgoers, Gospel Listeners, Faith Families
        Islam | Muslim Life, Islam | quran, mosque, hajj, halal living, friday prayer | Muslim Families, Hajj Planners, Mosque Goers
        Judaism | Jewish Life, Judaism | synagogue, kosher, sabbath, torah, hanukkah | Jewish Families, Kosher Shoppers, Heritage Travelers
        Hinduism and Buddhism | Eastern Faiths, Buddhism & Hinduism | temple, mantra, dharma, monks, puja | Temple Visitors, Dharma Students, Mantra Listeners
        + Spirituality | Moonphase, Tarotline
        Astrology | Astrology, Horoscopes, Zodiac | horoscope, zodiac signs, tarot, full moon, birth chart | Horoscope Readers, Tarot Fans, New Age Seekers
        Paranormal | Paranormal, Ghosts & UFO | ghost hunt, ufo sighting, medium, haunted, crop circle | Ghost Hunters, UFO Believers, Mystery Listeners
        """
}
