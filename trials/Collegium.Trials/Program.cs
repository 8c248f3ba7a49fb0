using Collegium.Trials;

// Every trial is listed here and nowhere else.
Trial[] trials =
[
    Collegium.Trials.Books.BooksTrial.Trial,
    Collegium.Trials.Desk.DeskTrial.Trial,
    Collegium.Trials.Desk.PhoneTrial.Trial,
    Collegium.Trials.Desk.RtTrial.Trial,
    Collegium.Trials.Desk.ReplayTrial.Trial,
    Collegium.Trials.Desk.YearTrial.Trial,
    AdmissionTrial.Trial,
    MatchTrial.Trial,
    Collegium.Trials.Network.RingsTrial.Trial,
    Collegium.Trials.Network.SybilsTrial.Trial,
    Collegium.Trials.Network.FraudTrial.Trial,
    Collegium.Trials.Network.RatingsTrial.Trial,
    Collegium.Trials.Network.BallotsTrial.Trial,
    Collegium.Trials.Network.ReferralTrial.Trial,
    Collegium.Trials.Network.RankTrial.Trial,
    Collegium.Trials.Tickets.TriageTrial.Trial,
    Collegium.Trials.Names.NamesTrial.Trial,
    Collegium.Trials.Names.QuietTrial.Trial,
    Collegium.Trials.Names.LensTrial.Trial,
    Collegium.Trials.Tickets.RouteTrial.Trial,
    Collegium.Trials.Dispatch.StaffingTrial.Trial,
    Collegium.Trials.Dispatch.RematchTrial.Trial,
];

return await CommandLine.Run(trials, args);
