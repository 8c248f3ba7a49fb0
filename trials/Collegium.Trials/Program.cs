using Collegium.Trials;

// Every trial is listed here and nowhere else.
Trial[] trials =
[
    MatchTrial.Trial,
];

return await CommandLine.Run(trials, args);
