namespace Collegium.Http;

public static class LateStatus
{
    /// <summary>
    /// Answers a page with 404 and its own words. The framework throws away what a page drew once it has set 404, so the
    /// status is set only as the answer starts.
    /// </summary>
    public static void WillAnswer(this HttpResponse response, int status)
    {
        if (status != StatusCodes.Status404NotFound)
        {
            response.StatusCode = status;
            return;
        }

        response.OnStarting(() =>
        {
            response.StatusCode = status;
            return Task.CompletedTask;
        });
    }
}
