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

/// <summary>A server that belongs to the fake. Each request for the service is recorded, and its fault is applied, before WireMock.Net selects a
/// mapping. Therefore, faults also apply to stubs, and can interrupt the connection, which a mapping cannot do.</summary>
internal sealed class StandaloneHost : IFakeHost
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromMilliseconds(250);

    private readonly FakeApplication _application;
    private readonly FakeMapping _mapping;
    private readonly RecordedFolder? _recording;

    // A request can arrive before the mapping is added.
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
        WireMockServerSettings settings = host.CreateSettings(options);
        ThrowIfPortInUse(options.Port);
        try
        {
            host._server = WireMockServer.Start(settings);
        }
        catch (WireMockException exception) when (exception.InnerException?.GetBaseException() is IOException or SocketException)
        {
            throw CreatePortInUseException(options.Port, exception);
        }

        host.BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{host._server.Port}/"));
        host.AddMappings();
        host._ready.SetResult();
        return host;
    }

    public async Task StopAsync()
    {
        // WireMock.Net would wait for requests that do not complete, such as a stub with a long delay.
        if (_kestrel is not null)
        {
            using var timeout = new CancellationTokenSource(s_stopTimeout);
            await _kestrel.StopAsync(timeout.Token).ConfigureAwait(false);
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

    private WireMockServerSettings CreateSettings(LiveChatFakeOptions options)
    {
        var settings = new WireMockServerSettings
        {
            // A body can have a Content-Encoding without being compressed. The reader of the body reports that.
            DisableRequestBodyDecompressing = true,
        };
        options.ConfigureServer?.Invoke(settings);
        Action<object>? userInitialization = settings.PreWireMockMiddlewareInit;
        Action<IServiceCollection>? userRegistration = settings.AdditionalServiceRegistration;
        settings.Port = null;
        settings.UseSSL = false;
        settings.HostingScheme = null;
        settings.Urls = [FormattableString.Invariant($"http://127.0.0.1:{options.Port}")];
        settings.MaxRequestLogCount = options.MaxLoggedRequests;
        settings.PreWireMockMiddlewareInit = builder =>
        {
            userInitialization?.Invoke(builder);
            AddMiddleware((IApplicationBuilder)builder);
        };
        settings.AdditionalServiceRegistration = services =>
        {
            userRegistration?.Invoke(services);
            services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        };
        return settings;
    }

    private void AddMiddleware(IApplicationBuilder builder)
    {
        _kestrel = builder.ApplicationServices.GetRequiredService<IServer>();
        builder.Use(next => context => ServeAsync(context, next));
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        await _ready.Task.ConfigureAwait(false);

        // An HTTP/1.0 request can omit the host, but WireMock.Net requires it.
        if (!context.Request.Host.HasValue)
        {
            context.Request.Host = new HostString("127.0.0.1", BaseAddress.Port);
        }

        // WireMockServer.Reset removes all mappings, but the fake requires these.
        if (!_mapping.IsAddedTo(Server))
        {
            AddMappings();
        }

        using (CurrentContext.Set(context))
        {
            await (FakeApplication.IsServiceRequest(context)
                ? _application.ServeAsync(context, () => next(context))
                : next(context)).ConfigureAwait(false);
        }
    }

    // WireMock.Net reports a port in use only after its start timeout.
    private static void ThrowIfPortInUse(int port)
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
            throw CreatePortInUseException(port, exception);
        }
    }

    private static IOException CreatePortInUseException(int port, Exception exception) =>
        new(FormattableString.Invariant($"The fake cannot listen on 127.0.0.1:{port} because the port is in use. Set LiveChatFakeOptions.Port to another port, or to 0 for any free port."), exception);
}
