using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FakeServer;

/// <summary>Keeps pages of a browser on this machine out: a page of the internet can send requests to 127.0.0.1, and a name of its own can be made to lead there.</summary>
internal static class Neighbour
{
    // Those of this program that read alone. All others change something, or tell what came.
    private static readonly string[] s_openPages = ["/", "/openapi.json"];

    /// <summary>Answers in place of the server what it must not.</summary>
    public static void Use(IApplicationBuilder builder) => builder.Use(next => context =>
    {
        if (!IsOfThisMachine(context.Request.Host.Host))
        {
            return RefuseAsync(context, 421, "This server only serves requests for 127.0.0.1 and localhost.\n");
        }

        if (IsControl(context.Request.Path) && HasForeignOrigin(context.Request))
        {
            return RefuseAsync(context, 403, "A web page from another origin may not control this server.\n");
        }

        return next(context);
    });

    // A request of HTTP/1.0 without a host cannot come from a browser.
    private static bool IsOfThisMachine(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsControl(PathString path) => !IsOfApi(path) && !s_openPages.Contains(path.Value, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/livechatwebapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase);

    // A browser names the origin with each request that can change something, and says "null" where it hides it.
    private static bool HasForeignOrigin(HttpRequest request)
    {
        string own = $"{request.Scheme}://{request.Host}";
        return (request.Headers.TryGetValue("Origin", out StringValues origins) && origins.Any(origin => !own.Equals(origin, StringComparison.OrdinalIgnoreCase)))
            || request.Headers["Sec-Fetch-Site"].Any(site => site is "cross-site" or "same-site");
    }

    private static async Task RefuseAsync(HttpContext context, int status, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
