namespace Quickstart;

/// <summary>Counts the HTTP requests. Its inner handler has the same settings as the handler that the client creates itself.</summary>
/// <param name="usesProxy">Whether to use the proxy of the system. For a service on this machine, the proxy would see the credential, and may not reach the service.</param>
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
