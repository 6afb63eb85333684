using Comm100.LiveChat.Client.Testing.Serving;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>A fake in an existing server. It responds to requests that no other mapping matches.</summary>
internal sealed class SharedServerHost : IFakeHost, IResponseProvider
{
    private readonly FakeMapping _mapping;

    public SharedServerHost(WireMockServer server, LiveChatFakeOptions options, FakeApplication application)
    {
        Server = server;
        BaseAddress = new Uri((server.Url ?? throw new ArgumentException("The server has not started.", nameof(server))).TrimEnd('/') + "/");
        _mapping = new FakeMapping(application, options.OtherPathsHandler);
        _mapping.AddTo(server, this);
    }

    public WireMockServer Server { get; }

    public Uri BaseAddress { get; }

    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings) =>
        ((await _mapping.RespondAsync(context, requestMessage).ConfigureAwait(false))!, null);

    // The scenarios belong to the owner of the server.
    public void ResetRecording()
    {
    }

    public Task StopAsync()
    {
        _mapping.RemoveFrom(Server);
        return Task.CompletedTask;
    }
}
