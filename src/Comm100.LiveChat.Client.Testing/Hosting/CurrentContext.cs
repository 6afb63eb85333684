using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The request that is being answered, for the callback of a mapping, to which WireMock.Net gives a copy of it alone.</summary>
internal static class CurrentContext
{
    private static readonly AsyncLocal<Holder?> s_holder = new();

    public static HttpContext? Value => s_holder.Value?.Context;

    /// <summary>Sets the request until the result is disposed. What still holds the flow of the request then, such as a timer, no longer holds the request.</summary>
    public static IDisposable Is(HttpContext context)
    {
        var holder = new Holder { Context = context };
        s_holder.Value = holder;
        return holder;
    }

    private sealed class Holder : IDisposable
    {
        public HttpContext? Context { get; set; }

        public void Dispose() => Context = null;
    }
}
