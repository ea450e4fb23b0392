extension DealThemes {
    /// What people listen to, watch and read.
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
