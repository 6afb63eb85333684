using System.Globalization;
using System.Net;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Formats a status for messages.</summary>
internal static class StatusText
{
    /// <summary>The number and the name of a status, such as <c>404 NotFound</c>, or only the number of an unknown status.</summary>
    public static string Format(HttpStatusCode status)
    {
        string number = ((int)status).ToString(CultureInfo.InvariantCulture);
        string name = status.ToString();
        return char.IsLetter(name[0]) ? number + " " + name : number;
    }
}
