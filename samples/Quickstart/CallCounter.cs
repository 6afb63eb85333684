namespace Quickstart;

/// <summary>Counts the HTTP requests that go out, on their way to a handler set up as the client's own is.</summary>
/// <param name="usesProxy">Whether requests go through the proxy of the system. It would see the credential of a service on this machine, and need not reach it.</param>
internal sealed class CallCounter(bool usesProxy) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = usesProxy })
{
    private int _count;

    public int Count => _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return base.SendAsync(request, cancellationToken);
    }
}
