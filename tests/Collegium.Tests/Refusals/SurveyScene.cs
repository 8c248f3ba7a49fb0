using Collegium.Desk.Surveys;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Surveys;

namespace Collegium.Tests.Refusals;

/// <summary>The question after the work.</summary>
internal sealed class SurveyScene : Scene
{
    protected override async Task Provoke()
    {
        var request = Guid.Parse((await SurveyTests.Confirmed(World))[^36..]);
        var client = Told.Link(World, request);
        await No("survey.missing", "an answer before anybody asked", client, (AnswerSurvey o) => o.Run(request, "yes", null));
        await World.Pass(TimeSpan.FromDays(1.01));
        await No("survey.no-answer", "an answer that is none", client, (AnswerSurvey o) => o.Run(request, "maybe", null));
        await Yes(client, (AnswerSurvey o) => o.Run(request, "no", null));
        await No("survey.answered", "answering twice", client, (AnswerSurvey o) => o.Run(request, "yes", null));
        await Yes(client, (Collegium.Desk.Work.ReopenRequest o) => o.Run(request, "It is dark again."));
        await No("survey.open-again", "an answer about what is open again", client, (AnswerSurvey o) => o.Run(request, "yes", null));

        await World.Pass(TimeSpan.FromDays(30));
        var late = Guid.Parse((await SurveyTests.Confirmed(World))[^36..]);
        await World.Pass(TimeSpan.FromDays(1.01));
        await World.Pass(TimeSpan.FromDays(13));
        await No("survey.over", "an answer after two weeks", Told.Link(World, late), (AnswerSurvey o) => o.Run(late, "yes", null));
    }
}
