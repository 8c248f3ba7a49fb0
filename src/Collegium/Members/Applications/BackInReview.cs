using Collegium.Facts;

namespace Collegium.Members.Applications;

/// <summary>Every way back to the review ends in one fact; by it clocks run on that stood still or ran out meanwhile.</summary>
internal static class BackInReview
{
    public const string Kind = "application.in-review-again";

    public static void Put(FactLog facts, Application application)
    {
        if (application.State is ApplicationState.Review)
        {
            return;
        }

        application.State = ApplicationState.Review;
        facts.Append(Kind, SendApplication.About(application), Sight.Officers);
    }
}
