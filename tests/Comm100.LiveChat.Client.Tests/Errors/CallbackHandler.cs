namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>A handler that calls a delegate of the test instead of the service.</summary>
internal sealed class CallbackHandler(Func<CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => respond(cancellationToken);
}
