using Collegium.Trials;

// Every trial is listed here and nowhere else.
Trial[] trials =
[
    Collegium.Trials.Books.BooksTrial.Trial,
    Collegium.Trials.Desk.DeskTrial.Trial,
    MatchTrial.Trial,
];

return await CommandLine.Run(trials, args);
