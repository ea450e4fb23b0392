extension DealThemes {
    /// What people do and watch, laid out as ``goods``.
    static let leisure = """
        * Travel; Travel & Tourism | low | travel, trips, destinations, vacation | Travel Intenders, Frequent Travelers | 25-64, High Income; HHI 100k+ | Wayfarer Post, Itinera, Gatefold, Roamwell, The Long Stop | Reisen, Voyage, Viajes
        Travel Type / Luxury Travel | Luxury Travel, First Class, Five Star | five star resort, private villa, first class, concierge, spa retreat | Luxury Travelers, Affluent Couples, Resort Guests
        Travel Type / Family Vacations | Family Vacations, Kids Holidays, Theme Parks | theme park, kids club, family resort, all inclusive, water slides | Family Travelers, Theme Park Visitors, School Break Planners
        Travel Type / Business Travel | Business Travel, Corporate Trips, Road Warriors | airport lounge, conference trip, miles program, business hotel | Business Travelers, Lounge Members, Corporate Bookers
        Travel Type / Cruises | Cruises, Ocean & River, Cruise Deals | cruise ship, shore excursion, caribbean cruise, cabin upgrade, river cruise | Cruise Fans, Retired Travelers, Ship Spotters
        Travel Type / Adventure and Camping | Adventure Travel, Camping & Hiking, Outdoors | backpacking, tent, hiking trail, national parks, camper van | Backpackers, Hikers, Camper Van Owners
        Air Travel / Low-Cost Flights | Cheap Flights, City Breaks, Low-Cost Airlines | cheap flights, hand luggage, city break, fare alert, weekend trip | Flight Bookers, City Breakers, Budget Travelers
        * Sports; Sport | low | sports, live, athletes, game day | Sports Fans, Live Sports Viewers | Men 18-54; Adults 18-49 | Touchline, Scorefold, Final Whistle, Arena Daily, Sidelined | Sport, Sports & Loisirs, Deportes
        Soccer / League Football | Soccer, Football League, Matchday | soccer, champions cup, premier clubs, goals, penalty shootout, transfer rumours | Soccer Fans, Club Supporters, Matchday Viewers
        American Football / Pro Football | Gridiron, Pro Football, Touchdown | quarterback, touchdown, playoffs, draft picks, tailgate | Gridiron Fans, Fantasy Football Players, Tailgaters
        Basketball / Pro Basketball | Basketball, Hoops, Courtside | slam dunk, three-pointer, basketball playoffs, rebounds | Basketball Fans, Hoops Players, Courtside Urbanites
        Golf / Tournaments | Golf, Fairways, Green & Tee | golf clubs, putting, tee times, open championship, handicap | Golfers, Country Club Members, Golf Equipment Buyers
        Tennis / Grand Slams | Tennis, Grand Slam, Rackets | grand slam, racket, serve, clay court, tie-break | Tennis Fans, Racket Players, Club Players
        Motor Sports / Racing | Motorsport, Grand Prix Racing, Formula Racing | grand prix, pit stop, rally, pole position, lap times | Racing Fans, Grand Prix Viewers, Rally Followers
        Winter Sports / Skiing | Ski & Snowboard, Winter Sports, Snow | skiing, snowboard, ski pass, powder, alpine | Skiers, Snowboarders, Alpine Holidaymakers
        Cycling / Road and Mountain | Cycling, Mountain Bike, Road Bikes | road bike, mountain bike, peloton, e-bike, bike trail | Cyclists, E-Bike Buyers, Weekend Riders
        * Video Gaming; Games | low | gaming, games, play, players | Gamers, Console Owners | 18-34, Men Skew; Gen Z | Pixelmoor, Respawn Post, Questfold, Loot Daily | Gaming, Jeux Vidéo, Videojuegos
        Mobile Games / Casual Puzzle | Casual Games, Puzzle & Match, Mobile Puzzle | match three, puzzle levels, word game, daily challenge, brain teaser | Casual Gamers, Puzzle Players, Women Mobile Players
        Console Games / Action Adventure | Console Gaming, Action Adventure, Blockbuster Games | open world, boss fight, console exclusive, controller, quest | Console Gamers, RPG Players, Preorder Buyers
        eSports / Tournaments | Esports, Pro Gaming, Competitive Play | esports tournament, streamers, battle arena, clan, leaderboard | Esports Viewers, Stream Watchers, Competitive Players
        PC Games / Strategy | Strategy Games, PC Gaming, Simulation | city builder, turn-based strategy, mods, simulation, keyboard shortcuts | Strategy Gamers, Simulation Fans, Modders
        * Music and Audio; Music | low | music, listening, audio, artists | Music Lovers, Audio Streamers | 18-44; Gen Z and Millennials | Backbeat, Chordline, Vinylmoor, Earfold | Musik, Musique, Música
        Popular Music / Pop Hits | Pop & Charts, Top Hits, Pop Stars | pop songs, chart hits, music video, boy band, album release | Pop Fans, Chart Listeners, Concertgoers
        Urban / Hip Hop | Hip Hop & RnB, Rap, Urban Beats | rap, beats, mixtape, dj set, freestyle | Hip Hop Fans, Urban Youth, Festival Goers
        Rock / Metal and Indie | Rock & Metal, Indie, Guitar Music | guitar riff, metal band, indie rock, vinyl, moshpit | Rock Fans, Vinyl Collectors, Guitarists
        Classical / Opera and Orchestra | Classical & Opera, Symphony, Concert Hall | symphony, orchestra, piano concerto, opera, conductor | Classical Listeners, Operagoers, Culture Patrons
        Talk / Podcasts | Podcasts, Talk & Stories, Spoken Word | interview podcast, true stories, episodes, host-read, audio books | Podcast Listeners, Commuters, Audiobook Fans
        * Movies and TV; Entertainment | low | entertainment, streaming, series, watch | TV Streamers, Movie Fans | 18-54; Adults 18-49 | Reelmoor, Streamfold, Screenhouse, Marquee Daily, Bingebox | Film & TV, Cinéma, Cine y TV
        Genres / Comedy | Comedy & Sitcoms, Laughs, Stand-up | sitcom, stand-up, sketch show, funny clips, late night | Comedy Fans, Sitcom Bingers, Late Night Viewers
        Genres / Drama Series | Drama Series, Prime Time Drama, Prestige TV | drama series, season finale, period drama, award-winning, cast | Drama Viewers, Series Bingers, Award Show Watchers
        Genres / Science Fiction and Fantasy | Sci-Fi & Fantasy, Superheroes, Space Opera | superhero, dragons, space ship, alien worlds, fan theories | Sci-Fi Fans, Comic Readers, Cosplayers
        Genres / Reality and Talent | Reality TV, Talent Shows, Dating Shows | talent show, contestants, reality stars, elimination, voting | Reality TV Fans, Social TV Users, Voters at Home
        Genres / Documentaries | Documentaries, Factual, Nature Films | wildlife documentary, history channel, ocean, archaeology, narrator | Documentary Viewers, Lifelong Learners, Nature Film Fans
        Pop Culture / Celebrity News | Celebrity & Gossip, Red Carpet, Royals | celebrity news, red carpet, royal family, paparazzi, award gowns | Celebrity Followers, Royal Watchers, Gossip Readers
        * Family and Relationships; Family | family | family, parents, children, home life | Parents, Families with Children | Women 25-44, Parents; Households with Kids | Cradle & Co, Playroom Post, Tiny Steps, Familyfold | Familie, Famille, Familia
        Parenting / Babies and Toddlers | Baby & Toddler, New Parents, Nursery | diapers, baby food, stroller, sleep training, teething | New Moms, Expecting Parents, Diaper Buyers
        Parenting / School Kids | School Kids, Kids & Teens, Back to School | school supplies, homework, lunch box, backpack, after school | School Parents, Back-to-School Shoppers, Parents of Teens
        Kids Content / Cartoons | Kids Cartoons, Children's TV, Animation | cartoons, animated series, nursery rhymes, sing along, preschool | Kids Co-Viewing, Preschool Parents, Cartoon Fans
        Weddings / Planning | Weddings, Bridal, Engagement | wedding dress, bridal shower, venue, engagement ring, honeymoon | Brides-to-be, Wedding Guests, Engaged Couples
        * Hobbies & Interests; Hobbies | low | hobby, creative, leisure, collecting | Hobbyists, Makers | 35-64; Adults 25+ | Loomwell, The Workbench, Craftmoor, Stampfold | Hobby, Loisirs, Aficiones
        Arts and Crafts / Knitting and Sewing | Knitting & Sewing, Crafts, Handmade | knitting pattern, yarn, sewing machine, quilting, embroidery | Crafters, Quilters, Handmade Sellers
        Photography / Cameras | Photography, Camera Gear, Photo Walk | mirrorless camera, lens, photo editing, portrait, tripod | Photographers, Camera Buyers, Photo Editors
        Collecting / Antiques | Antiques & Collecting, Coins & Stamps, Auctions | antiques, coins, stamps, auction house, flea market | Collectors of Antiques, Auction Bidders, Coin Collectors
        Birdwatching / Nature | Birdwatching, Nature & Wildlife, Fishing | binoculars, bird feeder, fishing rod, wildlife, angling | Birders, Anglers, Nature Lovers
        Reading / Books and Literature | Books & Literature, Reading, Novels | novels, bestsellers, book club, e-reader, authors | Book Buyers, Avid Readers, Book Club Members
        Workshop / Woodworking | Woodworking, Maker, 3D Printing | table saw, joinery, 3d printer, workbench, carving | Woodworkers, Makers at Home, Tool Collectors
        """
}
