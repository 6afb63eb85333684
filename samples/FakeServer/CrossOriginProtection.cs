using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FakeServer;

/// <summary>Rejects requests of foreign web pages in a browser on this machine: a page can send requests to 127.0.0.1, directly or through a DNS name that resolves to it.</summary>
internal static class CrossOriginProtection
{
    // Read-only pages. All other pages change something, or show the received requests.
    private static readonly string[] s_publicPages = ["/", "/openapi.json"];

    /// <summary>Adds the middleware that rejects these requests.</summary>
    public static void Use(IApplicationBuilder builder) => builder.Use(next => context =>
    {
        if (!IsLoopbackHost(context.Request.Host.Host))
        {
            return RejectAsync(context, 421, "This server accepts only requests for 127.0.0.1 and localhost.\n");
        }

        if (IsControlPath(context.Request.Path) && HasForeignOrigin(context.Request))
        {
            return RejectAsync(context, 403, "A web page of another origin must not control this server.\n");
        }

        return next(context);
    });

    // An HTTP/1.0 request without a host cannot come from a browser.
    private static bool IsLoopbackHost(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsControlPath(PathString path) => !IsApiPath(path) && !s_publicPages.Contains(path.Value, StringComparer.OrdinalIgnoreCase);

    private static bool IsApiPath(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/livechatwebapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/oauth", StringComparison.OrdinalIgnoreCase);

    // A browser sends the origin with each request that can change something, or "null" if it hides the origin.
    private static bool HasForeignOrigin(HttpRequest request)
    {
        string ownOrigin = $"{request.Scheme}://{request.Host}";
        return (request.Headers.TryGetValue("Origin", out StringValues origins) && origins.Any(origin => !ownOrigin.Equals(origin, StringComparison.OrdinalIgnoreCase)))
            || request.Headers["Sec-Fetch-Site"].Any(site => site is "cross-site" or "same-site");
    }

    private static async Task RejectAsync(HttpContext context, int status, string text)
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
