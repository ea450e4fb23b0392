extension DealThemes {
    /// Themes of games, sports and hobbies.
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

extension DealThemes {
    /// Themes of music, television and books.
    static let screens = """
        * Music and Audio; Music | low | music, listening, audio, artists | Music Lovers, Audio Streamers | 18-44; Gen Z and Millennials | Backbeat, Chordline, Earfold | Musik, Musique, Música
        + Popular Music | Chartwise, Hook & Chorus
        Pop Hits | Pop & Charts, Top Hits, Pop Stars | pop songs, chart hits, music video, boy band, album release | Pop Fans, Chart Listeners, Concertgoers
        Hip Hop | Hip Hop & RnB, Rap, Urban Beats | rap, beats, mixtape, dj set, freestyle | Hip Hop Fans, Urban Youth, Festival Goers
        K-Pop | K-Pop, Idol Groups | idol group, lightstick, comeback stage, bias, fan chant | K-Pop Fans, Album Collectors, Fandom Voters
        Latin Music | Latin Beats, Reggaeton & Salsa | reggaeton, salsa dancing, bachata, perreo, latin charts | Latin Music Fans, Salsa Dancers, Bilingual Listeners
        Electronic and Dance | EDM, Club Sounds | techno, dj booth, house music, bass drop, synthesizer | Ravers, Producers at Home, Club Music Fans
        R&B and Soul | Soul & RnB, Slow Jams | soul ballad, neo-soul, falsetto, motown, groove | Soul Listeners, Slow Jam Fans, Vocal Lovers
        + Guitars and Roots | Fretboard Post, Honkytonk Wire
        Metal and Indie | Rock & Metal, Indie, Guitar Music | guitar riff, metal band, indie rock, vinyl, moshpit | Rock Fans, Vinyl Collectors, Guitarists
        Country | Country Music, Nashville | nashville, banjo, cowboy boots, honky-tonk, pickup song | Country Fans, Line Dancers, Rodeo Visitors
        Folk and Singer-Songwriter | Folk, Acoustic | acoustic set, fiddle, campfire songs, ballads, open tuning | Folk Fans, Acoustic Listeners, Song Circle Members
        Oldies | Golden Oldies, Eighties & Nineties | eighties, jukebox, one-hit wonder, disco, greatest hits | Oldies Listeners, Disco Nostalgics, Gen X Drivers
        Reggae and World | World Music, Reggae | dub, afrobeats, steel drum, riddim, bossa nova | World Music Fans, Afrobeats Dancers, Reggae Listeners
        + Concert Music | Adagio Letter, The Green Note
        Opera and Orchestra | Classical & Opera, Symphony, Concert Hall | symphony, orchestra, piano concerto, opera, conductor | Classical Listeners, Operagoers, Culture Patrons
        Jazz and Blues | Jazz, Blues Club | saxophone, bebop, blues bar, trumpet solo, swing band | Jazz Fans, Blues Listeners, Club Night Diners
        + Radio and Talk | Dial Post, Longwave
        Podcasts | Podcasts, Talk & Stories, Spoken Word | interview podcast, true stories, episodes, host-read, audio books | Podcast Listeners, Commuters, Audiobook Fans
        Music Radio | Hit Radio, Morning Show | morning show, song request, drive time, jingle, radio host | Radio Listeners, Drive Time Commuters, Kitchen Radio Households
        Sports Talk Radio | Sports Talk, Phone-In | phone-in, post-match call, hot takes, sideline reporter, mock trade | Sports Talk Listeners, Car Radio Men, Callers
        Instruments | Musical Instruments, Learn to Play | guitar lesson, drum kit, piano app, ukulele, sheet music | Hobby Musicians, Piano Parents, Gear Buyers
        Audiobooks | Audiobooks, Listening Books | narrated novel, listening credit, chapter, unabridged, sleep story | Audiobook Subscribers, Bedtime Listeners, Chore Listeners
        * Movies and TV; Entertainment | low | entertainment, streaming, series, watch | TV Streamers, Movie Fans | 18-54; Adults 18-49 | Reelmoor, Streamfold, Screenhouse, Bingebox | Film & TV, Cinéma, Cine y TV
        + Scripted | Cold Open, Writers' Room Post
        Comedy | Comedy & Sitcoms, Laughs, Stand-up | sitcom, stand-up, sketch show, funny clips, late night | Comedy Fans, Sitcom Bingers, Late Night Viewers
        Drama Series | Drama Series, Prime Time Drama, Prestige TV | drama series, season finale, period drama, award-winning, cast | Drama Viewers, Series Bingers, Award Show Watchers
        Science Fiction and Fantasy | Sci-Fi & Fantasy, Superheroes, Space Opera | superhero, dragons, space ship, alien worlds, fan theories | Sci-Fi Fans, Comic Readers, Cosplayers
        Crime Drama | Crime Series, Whodunit | detective, cold case drama, forensics, whodunit, nordic noir | Crime Drama Viewers, Armchair Detectives, Noir Fans
        Soap Operas | Soaps & Telenovelas, Daily Drama | telenovela, cliffhanger, love triangle, evil twin, daily episode | Soap Viewers, Telenovela Fans, Afternoon Viewers
        Romance Movies | Romance, Rom-Coms | rom-com, meet cute, love story, kiss scene, christmas romance | Rom-Com Fans, Date Night Viewers, Tearjerker Lovers
        Action Movies | Action & Thriller, Blockbusters | car chase, explosions, stunt, secret agent, heist | Action Fans, Blockbuster Viewers, Thriller Seekers
        Horror Movies | Horror Films, Scary Movies | slasher, haunted house, vampire, halloween film, possession | Horror Fans, Halloween Viewers, Late Night Thrill Seekers
        Westerns and War Films | Westerns, War Movies | gunslinger, saloon, world war drama, cavalry, battlefield | Western Fans, War Film Viewers, Classic TV Men
        Anime | Anime, Animated Series | shonen, subtitles, manga adaptation, mecha, opening song | Anime Fans, Subtitle Viewers, Cosplay Teens
        Family Movies | Family Movie Night, Kids Films | talking animals, family film, animated feature, popcorn night, fairy tale | Movie Night Families, Co-Viewing Parents, Sing-Along Kids
        World Cinema | Arthouse, Foreign Film | arthouse, film festival, director's cut, subtitled drama, retrospective | Cinephiles, Festival Visitors, Indie Film Viewers
        + Unscripted | Confessional, Factual Desk
        Reality and Talent | Reality TV, Talent Shows, Dating Shows | talent show, contestants, reality stars, elimination, voting | Reality TV Fans, Social TV Users, Voters at Home
        Documentaries | Documentaries, Factual, Nature Films | wildlife documentary, history channel, ocean, archaeology, narrator | Documentary Viewers, Lifelong Learners, Nature Film Fans
        Game Shows | Quiz & Game Shows, Prime Time Quiz | buzzer, prize wheel, quizmaster, lifeline, studio audience | Game Show Viewers, Quiz Families, Daytime Viewers
        Cooking Shows | Food TV, Cooking Competition | bake-off, celebrity chef, mystery box, kitchen challenge, judges table | Food TV Viewers, Cooking Contest Fans, Recipe Savers
        Home Makeover Shows | Home TV, Makeover Shows | house flip, makeover reveal, fixer-upper, property show, before and after | Home TV Viewers, Flip Fans, Renovation Dreamers
        Talk Shows | Late Night & Talk, Daytime Talk | monologue, couch interview, house band, daytime host, viral clip | Talk Show Viewers, Clip Sharers, Daytime Regulars
        Live Events and Awards | Award Shows, Live TV | acceptance speech, live final, song contest, halftime show, nominees | Award Watchers, Song Contest Fans, Second Screeners
        + Kids Screens | Saturday Morning, Crayon Channel
        Preschool Shows | Preschool TV, Toddler Viewing | puppets, counting song, alphabet, toddler show, bedtime story | Preschool Parents, Toddler Co-Viewers, Nursery Teachers
        Tween Series | Tween TV, Teen Shows | high school drama, school musical, slime, teen star, friendship | Tweens with Parents, Teen Series Fans, Middle Schoolers
        * Pop Culture; Celebrities | low | culture, celebrity, buzz, viral | Trend Followers, Social Media Users | Women 18-44; 18-34 | Gossamer Daily, Buzzfold, Flashbulb | Popkultur, Pop Culture, Cultura Pop
        + Famous People | Redcarpet Wire, Paparazzo Post
        Celebrity News | Celebrity & Gossip, Red Carpet | celebrity news, red carpet, star couple, paparazzi, award gowns | Celebrity Followers, Red Carpet Viewers, Gossip Readers
        Royal Families | Royals, Palace Watch | palace, coronation, tiara, royal tour, heir | Royal Watchers, Palace Tourists, Tradition Lovers
        Celebrity Style | Star Style, Get the Look | outfit steal, met steps, stylist, airport look, airbrushed | Style Copycats, Star Stylists' Fans, Look Hunters
        Reality Stars | Reality Gossip, Island Couples | breakup rumours, villa couple, reunion episode, feud, tell-all | Reality Gossip Readers, Couple Shippers, Recap Readers
        + Online Culture | Memeworks, Scrollpost
        Influencers | Creators, Influencer News | brand collab, follower count, unboxing, haul video, creator fund | Aspiring Creators, Influencer Followers, Haul Watchers
        Memes and Humour | Memes, Funny Stuff | meme, prank, fail compilation, satire, reaction gif | Meme Sharers, Prank Viewers, Satire Readers
        Fan Communities | Fandom, Fan Fiction | fan fiction, cosplay, shipping, canon, fan art | Fan Fiction Readers, Fan Artists, Fandom Organizers
        Personality Quizzes | Quizzes, Which One Are You | personality quiz, love test, iq test, which character, polls | Quiz Takers, Poll Voters, Bored Scrollers
        * Books and Literature; Books | low | books, reading, authors, stories | Readers, Book Buyers | Adults 25+; Women 35-64 | Pagefold, Inkwell Review, Dogear | Bücher, Livres, Libros
        + Fiction | Plot & Prose, Novelty Post
        Literary Fiction | Books & Literature, Reading, Novels | novels, bestsellers, book club, e-reader, authors | Book Buyers, Avid Readers, Book Club Members
        Crime Novels | Thrillers & Crime Books, Page-Turners | thriller novel, inspector, plot twist, cosy mystery, serial killer story | Crime Readers, Cosy Mystery Fans, Beach Readers
        Romance Novels | Romance Books, Love Stories | enemies to lovers, regency, billionaire romance, spicy book, happy ending | Romance Readers, Book Social Users, E-Book Bingers
        Fantasy Novels | Fantasy Books, Epic Sagas | magic system, trilogy, elves, world-building, sword | Fantasy Readers, Saga Followers, Young Adult Readers
        + Non-Fiction | Footnote Post, Spine & Index
        Biographies | Memoirs, Life Stories | memoir, ghostwriter, diary, autobiography, life story | Memoir Readers, Biography Fans, History Dads
        Self-Help Books | Self Help, Personal Growth | habits, productivity book, confidence, morning routine, mindset | Self Improvers, Habit Trackers, Life Coaches
        Children's Books | Picture Books, Young Readers | picture book, early reader, storytime, pop-up book, librarian | Storytime Parents, Primary Teachers, Library Families
        Poetry | Poems, Verse | poem, haiku, slam, stanza, anthology | Poetry Readers, Slam Visitors, Aspiring Poets
        * Fine Art; Art & Design | low | art, design, creativity, culture | Art Lovers, Culture Seekers | Adults 35+; 35-64, College Degree | Gessoline, The Vernissage, Plinthe | Kunst, Beaux-Arts, Arte
        + Visual Art | Canvas Courier, Frameshop
        Modern Art | Contemporary Art, Galleries | installation, abstract painting, biennale, gallery opening, performance art | Gallery Goers, Contemporary Collectors, Art Students
        Art Auctions | Art Market, Auctions | hammer price, old masters, provenance, private sale, bidding paddle | Art Investors, Auction Followers, Estate Sellers
        Art Photography | Fine Art Photo, Photo Exhibitions | darkroom, photo book, black and white print, photo essay, street photography | Photo Art Buyers, Darkroom Printers, Photo Book Readers
        + Design | Gridline Mag, Façade Post
        Architecture | Architecture, Buildings | façade, brutalism, floor section, landmark, urban planning | Architects, Design Students, Building Buffs
        Graphic Design | Typography, Graphic Design | typeface, logo, poster, layout grid, branding | Graphic Designers, Type Lovers, Print Shops
        Dance and Ballet | Dance, Ballet | pointe shoes, choreography, modern dance, tutu, dance company | Ballet Patrons, Dance Students, Dance Parents
        """
}
