using System.Net;
using System.Net.Sockets;
using Comm100.LiveChat.Client.Testing.Recording;
using Comm100.LiveChat.Client.Testing.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Exceptions;
using WireMock.Server;
using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>A server of the fake's own. Each request of the service is recorded and meets its fault before WireMock.Net looks for a mapping: so a fault also concerns what a stub answers, and can
/// do to the connection what no mapping can.</summary>
internal sealed class StandaloneHost : IFakeHost
{
    private static readonly TimeSpan s_stopTime = TimeSpan.FromMilliseconds(250);

    private readonly FakeApplication _application;
    private readonly FakeMapping _mapping;
    private readonly RecordedFolder? _recording;

    // A request can come before the mapping is there.
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IServer? _kestrel;
    private WireMockServer? _server;

    private StandaloneHost(LiveChatFakeOptions options, FakeApplication application, RecordedFolder? recording)
    {
        _application = application;
        _recording = recording;
        _mapping = new FakeMapping(application, options.OtherPathsHandler);
    }

    public WireMockServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public Uri BaseAddress { get; private set; } = null!;

    /// <exception cref="IOException">The port is in use.</exception>
    public static StandaloneHost Start(LiveChatFakeOptions options, FakeApplication application, RecordedFolder? recording)
    {
        var host = new StandaloneHost(options, application, recording);
        WireMockServerSettings settings = host.SettingsFrom(options);
        RequireFreePort(options.Port);
        try
        {
            host._server = WireMockServer.Start(settings);
        }
        catch (WireMockException exception) when (exception.InnerException?.GetBaseException() is IOException or SocketException)
        {
            throw PortInUse(options.Port, exception);
        }

        host.BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{host._server.Port}/"));
        host.AddMappings();
        host._ready.SetResult();
        return host;
    }

    public async Task StopAsync()
    {
        // WireMock.Net would wait for requests that do not end, such as a stub with a long delay.
        if (_kestrel is not null)
        {
            using var stopTime = new CancellationTokenSource(s_stopTime);
            await _kestrel.StopAsync(stopTime.Token).ConfigureAwait(false);
        }

        _server?.Stop();
        _server?.Dispose();
    }

    public void ResetRecording()
    {
        if (_recording is not null)
        {
            Server.ResetScenarios();
        }
    }

    private void AddMappings()
    {
        _recording?.AddTo(Server);
        _mapping.AddTo(Server);
    }

    private WireMockServerSettings SettingsFrom(LiveChatFakeOptions options)
    {
        var settings = new WireMockServerSettings
        {
            // A body may say that it is compressed and not be; what reads it, says so.
            DisableRequestBodyDecompressing = true,
        };
        options.ConfigureServer?.Invoke(settings);
        Action<object>? before = settings.PreWireMockMiddlewareInit;
        Action<IServiceCollection>? register = settings.AdditionalServiceRegistration;
        settings.Port = null;
        settings.UseSSL = false;
        settings.HostingScheme = null;
        settings.Urls = [FormattableString.Invariant($"http://127.0.0.1:{options.Port}")];
        settings.MaxRequestLogCount = options.MaxLoggedRequests;
        settings.PreWireMockMiddlewareInit = builder =>
        {
            before?.Invoke(builder);
            Use((IApplicationBuilder)builder);
        };
        settings.AdditionalServiceRegistration = services =>
        {
            register?.Invoke(services);
            services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        };
        return settings;
    }

    private void Use(IApplicationBuilder builder)
    {
        _kestrel = builder.ApplicationServices.GetRequiredService<IServer>();
        builder.Use(next => context => ServeAsync(context, next));
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        await _ready.Task.ConfigureAwait(false);

        // A request of HTTP/1.0 needs no host, and WireMock.Net cannot do without.
        if (!context.Request.Host.HasValue)
        {
            context.Request.Host = new HostString("127.0.0.1", BaseAddress.Port);
        }

        // WireMockServer.Reset removes these mappings with all others, and there is no fake without them.
        if (!_mapping.IsIn(Server))
        {
            AddMappings();
        }

        using (CurrentContext.Is(context))
        {
            await (FakeApplication.IsServiceRequest(context)
                ? _application.ServeAsync(context, () => next(context))
                : next(context)).ConfigureAwait(false);
        }
    }

    // WireMock.Net tells of a port in use only when its time for the start is over.
    private static void RequireFreePort(int port)
    {
        if (port == 0)
        {
            return;
        }

        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            probe.Listen();
        }
        catch (SocketException exception)
        {
            throw PortInUse(port, exception);
        }
    }

    private static IOException PortInUse(int port, Exception exception) =>
        new(FormattableString.Invariant($"The fake cannot listen on 127.0.0.1:{port}: the port is in use. Choose another with LiveChatFakeOptions.Port, or 0 for any free port."), exception);
}
