using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The HTTP context of the current request, for the callback of a mapping, which receives only a copy of the request from WireMock.Net.</summary>
internal static class CurrentContext
{
    private static readonly AsyncLocal<Holder?> s_holder = new();

    public static HttpContext? Value => s_holder.Value?.Context;

    /// <summary>Sets the context until the result is disposed. Code that keeps the execution context longer, such as a timer, then no longer keeps the HTTP context alive.</summary>
    public static IDisposable Set(HttpContext context)
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
