namespace Collegium.Http;

public static class SentForm
{
    /// <summary>Whether this call sends the form of that name. Such a form is drawn once more to be heard, even when its time is over.</summary>
    public static bool Sends(this HttpContext context, string form) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.Form["_handler"] == form;
}
