extension DealThemes {
    /// What people play, and do for its own sake.
    static let play = """
        * Sports; Sport | low | sports, live, athletes, game day | Sports Fans, Live Sports Viewers | Men 18-54; Adults 18-49 | Touchline, Scorefold, Final Whistle, Arena Daily | Sport, Sports & Loisirs, Deportes
        + Football Codes | Pitchside, Goalmouth Post
        League Football | Soccer, Football League, Matchday | soccer, champions cup, premier clubs, goals, penalty shootout, transfer rumours | Soccer Fans, Club Supporters, Matchday Viewers
        Pro Football | Gridiron, Pro Football, Touchdown | quarterback, touchdown, playoffs, draft picks, tailgate | Gridiron Fans, Fantasy Football Players, Tailgaters
        College Football | College Gridiron, Campus Saturday | marching band, bowl game, recruiting class, homecoming, rivalry week | College Football Fans, Alumni, Saturday Tailgaters
        Women's Soccer | Womens Football, Her Game | women's league, lionesses, female striker, women's world cup, equal pay | Womens Soccer Fans, Girls Team Parents, Female Athletes
        Rugby | Rugby, Scrum & Try | scrum, ruck, try line, lineout, sevens | Rugby Fans, Clubhouse Regulars, Rugby Parents
        Fantasy Sports | Fantasy Leagues, Draft Season | waiver wire, fantasy draft, lineup optimizer, sleeper pick, mock draft | Fantasy Managers, Stat Lovers, League Commissioners
        + Ball Games | Baseline Wire, Infield Post
        Pro Basketball | Basketball, Hoops, Courtside | slam dunk, three-pointer, basketball playoffs, rebounds, buzzer beater | Basketball Fans, Hoops Players, Courtside Urbanites
        Baseball | Baseball, Ballpark | home run, pitcher, innings, bullpen, spring training | Baseball Fans, Ballpark Visitors, Card Traders
        Ice Hockey | Hockey, On Ice | puck, face-off, power play, goaltender, ice resurfacer | Hockey Fans, Rink Parents, Season Seat Owners
        Volleyball and Handball | Volleyball, Handball | spike, libero, beach volleyball, seven-metre throw, set point | Volleyball Players, Handball Fans, Beach Players
        Cricket | Cricket, Wickets | wicket, test match, over, batsman, twenty20 | Cricket Fans, Test Match Followers, Diaspora Cricket Viewers
        + Individual Sports | Tee & Serve, Solo Sport Weekly
        Golf | Golf, Fairways, Green & Tee | golf clubs, putting, tee times, open championship, handicap | Golfers, Country Club Members, Golf Equipment Buyers
        Tennis | Tennis, Grand Slam, Rackets | grand slam, racket, serve, clay court, tie-break | Tennis Fans, Racket Players, Club Players
        Athletics | Track & Field, Athletics | sprint, long jump, javelin, relay, personal best | Track Fans, Club Athletes, Olympic Followers
        Swimming | Swimming, Pool Lanes | freestyle, lap pool, goggles, swim cap, butterfly stroke | Swimmers, Swim Parents, Triathletes
        Gymnastics and Dance Sport | Gymnastics, Cheer & Dance Sport | balance beam, vault, cheerleading, floor routine, leotard | Gymnastics Fans, Cheer Parents, Dance Competitors
        + Racing and Combat | Chequered Flag Wire, Cornerman
        Racing | Motorsport, Grand Prix Racing, Formula Racing | grand prix, pit stop, rally, pole position, lap times | Racing Fans, Grand Prix Viewers, Rally Followers
        Stock Car Racing | Stock Cars, Oval Racing | oval track, pit crew, superspeedway, restart, infield | Stock Car Fans, Speedway Visitors, Garage Pass Holders
        Boxing | Boxing, Fight Night | knockout, heavyweight, weigh-in, title fight, southpaw | Fight Fans, Pay-Per-View Buyers, Boxing Gym Members
        Martial Arts | MMA & Martial Arts, Dojo | octagon, judo, jiu-jitsu, black belt, submission | MMA Fans, Dojo Members, Self-Defence Learners
        Pro Wrestling | Wrestling, Ring Shows | tag team, body slam, wrestling belt, heel turn, royal brawl | Wrestling Fans, Merch Collectors, Teen Wrestling Viewers
        + Winter and Water | Powder Post, Swellwatch
        Skiing | Ski & Snowboard, Winter Sports, Snow | skiing, snowboard, ski pass, powder, alpine | Skiers, Snowboarders, Alpine Holidaymakers
        Surfing | Surf, Waves & Boards | surfboard, swell, wax, barrel, longboard | Surfers, Beach Lifestyle Fans, Surf Campers
        Sailing and Rowing | Regatta, Sailing & Rowing | regatta, spinnaker, oars, skipper, coxswain | Sailors, Rowers, Regatta Visitors
        Figure Skating | Ice Skating, Figure Skating | triple axel, ice rink, skate blades, ice dance, short program | Skating Fans, Ice Show Visitors, Young Skaters
        + Outdoor and Extreme | Cragline, Halfpipe
        Cycling | Cycling, Mountain Bike, Road Bikes | road bike, mountain bike, peloton, e-bike, bike trail | Cyclists, E-Bike Buyers, Weekend Riders
        Climbing | Climbing & Bouldering, Vertical | bouldering, carabiner, chalk bag, belay, crag | Climbers, Gym Boulderers, Alpinists
        Skateboarding | Skate, Boards & Ramps | halfpipe, kickflip, skate park, deck, grip tape | Skaters, Skate Parents, Nineties Nostalgics
        Hunting and Shooting | Hunting, Field Sports | deer season, rifle scope, hunting licence, camouflage, decoy | Hunters, Clay Shooters, Field Sports Families
        Fishing | Fishing, Angling | fly fishing, tackle box, bass lure, rod and reel, carp | Anglers, Fly Fishers, Bass Boat Owners
        Olympics and World Games | Olympic Games, World Games | opening ceremony, medal table, host city, torch relay, qualifying heats | Olympics Viewers, National Team Fans, Medal Trackers
        * Video Gaming; Games | low | gaming, games, play, players | Gamers, Console Owners | 18-34, Men Skew; Gen Z | Pixelmoor, Respawn Post, Questfold, Loot Daily | Gaming, Jeux Vidéo, Videojuegos
        + Mobile Games | Tapquest, Portrait Play
        Casual Puzzle | Casual Games, Puzzle & Match, Mobile Puzzle | match three, puzzle levels, word game, daily challenge, brain teaser | Casual Gamers, Puzzle Players, Women Mobile Players
        Idle and Farm Games | Farm & Idle, Cozy Games | virtual farm, idle clicker, cozy game, decorate, energy refill | Cozy Gamers, Idle Players, Farm Builders
        Card and Board Apps | Card Games, Board Apps | solitaire, chess app, mahjong, dominoes, card deck | Solitaire Players, Chess Players Online, Retired Gamers
        Trivia and Word | Trivia, Word Games | quiz night, crossword, anagram, daily streak, general knowledge | Crossword Solvers, Quiz Players, Word Streakers
        + Console and PC | Joystick Wire, Save Point
        Action Adventure | Console Gaming, Action Adventure, Blockbuster Games | open world, boss fight, console exclusive, controller, quest | Console Gamers, Trophy Hunters, Preorder Buyers
        Strategy | Strategy Games, PC Gaming, Simulation | city builder, turn-based strategy, mods, simulation, keyboard shortcuts | Strategy Gamers, Simulation Fans, Modders
        Role-Playing Games | RPG, Fantasy Quests | skill tree, dungeon, character build, side quest, loot drop | RPG Players, Loot Hunters, Lore Readers
        Shooters | FPS, Shooter Games | headshot, respawn, battle royale, sniper, loadout | Shooter Players, Squad Players, Battle Royale Fans
        Racing Games | Racing Games, Sim Racing | sim rig, drift mode, force feedback, lap record, garage unlock | Sim Racers, Wheel Owners, Arcade Racers
        Sports Games | Sports Sims, Football Games | career mode, ultimate team, roster update, split-screen, dribble | Sports Gamers, Couch Rivals, Card Pack Openers
        Online Worlds | MMO, Guild Life | raid boss, guild, expansion pack, mount, server queue | MMO Players, Guild Leaders, Subscription Gamers
        Horror Games | Survival Horror, Scary Games | jump scare, zombies, survival horror, dark corridor, stealth | Horror Gamers, Scream Stream Viewers, Mystery Solvers
        Kids Games | Family Gaming, Kids Play | block building, party game, couch co-op, parental controls, mini games | Gaming Families, Block Builders, Party Players
        + eSports | Bracketline, Clan Courier
        Esports | Esports, Pro Gaming, Competitive Play | esports tournament, streamers, battle arena, clan, leaderboard | Esports Viewers, Stream Watchers, Competitive Players
        Game Streaming | Streamers, Let's Play | live stream, chat emotes, speedrun, clip highlights, subscriber goal | Stream Viewers, Aspiring Streamers, Emote Users
        Retro Gaming | Retro Games, Arcade | pixel art, arcade cabinet, cartridge, emulator, eight-bit | Retro Gamers, Arcade Visitors, Cartridge Collectors
        * Hobbies & Interests; Hobbies | low | hobby, creative, leisure, collecting | Hobbyists, Makers | 35-64; Adults 25+ | Loomwell, The Workbench, Craftmoor | Hobby, Loisirs, Aficiones
        + Arts and Crafts | Skein & Needle, Gluepot
        Knitting and Sewing | Knitting & Sewing, Crafts, Handmade | knitting pattern, yarn, sewing machine, quilting, embroidery | Crafters, Quilters, Handmade Sellers
        Painting and Drawing | Watercolour, Sketching | acrylics, easel, sketchbook, watercolour, life drawing | Hobby Painters, Sketchers, Art Supply Buyers
        Pottery | Ceramics, Pottery | kiln, glaze, clay wheel, stoneware, hand-built | Potters, Ceramics Students, Handmade Mug Buyers
        Scrapbooking | Paper Crafts, Scrapbooks | washi tape, bullet journal, card making, stamps ink, cutting machine | Scrapbookers, Journalers, Card Makers
        Candles and Soap | Candle Making, Soap Craft | beeswax, soap mould, essential oil, wick, melt and pour | Candle Makers, Craft Fair Sellers, Home Scent Fans
        + Collecting | Attic Post, Mintmark
        Antiques | Antiques & Collecting, Coins & Stamps | antiques, coins, stamps, auction house, flea market | Collectors of Antiques, Auction Bidders, Coin Collectors
        Comics and Figures | Comics, Action Figures | graphic novel, variant cover, action figure, manga volume, convention | Comic Collectors, Manga Readers, Convention Goers
        Trading Cards | Trading Cards, Card Collecting | booster pack, graded card, holo, rookie card, sleeve | Card Collectors, Pack Rippers, Card Shop Regulars
        Model Building | Scale Models, Model Trains | model railway, airbrush kit, diorama, rc car, scale model | Modellers, Train Layout Builders, RC Pilots
        + Makers | Sawdust Weekly, Solderline
        Woodworking | Woodwork, Timber Shop | table saw, joinery, wood lathe, workbench, carving | Woodworkers, Carvers, Tool Collectors
        3D Printing | 3D Print, Maker Lab | filament, slicer, resin print, print bed, cad file | 3D Printer Owners, Cosplay Prop Makers, CAD Hobbyists
        Electronics Kits | Electronics DIY, Tinkerers | soldering iron, microcontroller, breadboard, ham radio, led matrix | Tinkerers, Radio Amateurs, STEM Parents
        Metalwork and Knives | Blacksmith, Knives & Forge | forge, anvil, damascus steel, welding, whetstone | Knife Collectors, Home Welders, Forge Show Viewers
        + Nature and Leisure | Hedgerow, Lenscap Post
        Birdwatching | Birding, Nature Watch | binoculars, bird feeder, birdsong, nesting box, songbirds | Birders, Garden Bird Feeders, Nature Lovers
        Photography | Photography, Camera Gear, Photo Walk | mirrorless camera, lens, photo editing, portrait, tripod | Photographers, Camera Buyers, Photo Editors
        Stargazing | Night Sky, Backyard Astronomy | star chart, dobsonian, meteor shower, moon phase, dark sky | Stargazers, Telescope Owners, Meteor Watchers
        Tabletop Games | Board Games, Tabletop | dice, miniatures, campaign night, worker placement, game master | Board Gamers, Dungeon Masters, Game Cafe Visitors
        Magic and Puzzles | Magic Tricks, Puzzles | card trick, jigsaw, escape room, speed cube, illusion | Puzzlers, Magicians, Escape Room Teams
        Genealogy | Family History, Ancestry | family tree, census record, dna kit, archive, surname | Family Historians, DNA Kit Buyers, Archive Visitors
        Beekeeping and Homesteading | Homestead, Bees & Chickens | beehive, chicken coop, canning, honey harvest, off-grid | Beekeepers, Homesteaders, Backyard Chicken Owners
        * Attractions; Events & Attractions | low | events, tickets, outings, visitors | Event Goers, Day Trippers | 18-44, Urban; Adults 25-54 | Turnstile, Stubfold, Nightline Guide | Freizeit, Sorties, Ocio
        + Days Out | Daytripper Post, Queueless
        Museums | Museums & Galleries, Exhibitions, Art Lovers | exhibition, sculpture, modern art, museum pass, curator | Museum Visitors, Art Lovers, Culture Tourists
        Amusement Parks | Theme Parks, Thrill Rides | roller coaster, annual pass, log flume, fast lane, mascot parade | Coaster Fans, Annual Pass Families, School Trip Planners
        Zoos and Aquariums | Zoo & Aquarium, Animal Parks | penguin feeding, safari park, zoo keeper, seal show, petting farm | Zoo Families, Animal Park Members, Toddler Outing Parents
        City Nightlife | Nightlife, Clubs & Bars | nightclub, rooftop bar, dj night, guest list, karaoke | Clubbers, Weekend Revellers, Karaoke Crews
        Fairs and Markets | Fairs & Markets, Christmas Markets | christmas market, funfair, mulled drinks, street food fair, craft stall | Market Strollers, Fairground Families, Street Food Seekers
        + Stage and Live | Footlights, Encore Post
        Theatre | Theatre & Musicals, Stage, West End and Broadway | musical, stage play, ballet, matinee, standing ovation | Theatregoers, Musical Fans, Ballet Patrons
        Festivals | Festivals & Concerts, Live Events, Tickets | festival lineup, tour dates, concert tickets, camping ground, headliner | Festival Crowds, Ticket Buyers, Live Music Fans
        Comedy Clubs | Live Comedy, Comedy Nights | open mic, improv, comedy tour, heckler, punchline | Comedy Club Goers, Improv Students, Tour Ticket Buyers
        Circus and Magic Shows | Circus, Big Top | acrobats, trapeze, clown, big top, fire show | Circus Families, Show Tourists, Variety Fans
        Trade Shows | Expos & Trade Fairs, Conferences | exhibitor, keynote, badge, booth, expo hall | Exhibitors, Conference Delegates, Event Planners
        Cinema Going | At the Cinema, Box Office | box office, popcorn combo, giant screen, premiere night, cinema voucher | Cinemagoers, Premiere Fans, Student Film Night
        """
}
