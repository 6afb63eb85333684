using System.Net;
using System.Text;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Recording;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Forwards the requests of an application to a service, and records the responses; see <see cref="LiveChatFake.RecordAsync"/>.</summary>
public sealed class LiveChatRecorder : IAsyncDisposable
{
    private static readonly RouteTable s_routes = new(LiveChatContract.Instance);

    // Headers of a single connection, and headers that the HttpClient of the recorder sets.
    private static readonly HashSet<string> s_excludedHeaders = new(
        ["Host", "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Accept-Encoding", "Content-Length", "Content-Encoding", "Date", "Server"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Uri _service;
    private readonly HttpClient _http;
    private readonly WireMockServer _server;
    private readonly RecordingWriter _writer;

    private LiveChatRecorder(Uri service, string folder, LiveChatRecordingOptions options)
    {
        _service = service;
        Folder = folder;
        _writer = new RecordingWriter(folder, new Redactor(service, options.PersonalFields), options.TimeProvider);

        // A proxy would receive the credential for a service on this machine, and might not reach it.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !service.IsLoopback, AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = options.Timeout,
        };
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [FormattableString.Invariant($"http://127.0.0.1:{options.Port}")],
            MaxRequestLogCount = 0,
            DisableRequestBodyDecompressing = true,
        });
        _server.Given(Request.Create().UsingAnyMethod()).RespondWith(new Provider(this));
        BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{_server.Port}/"));
    }

    /// <summary>Gets the base address for the client. Use the credential of the service: it is forwarded, but not recorded.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the folder of the files.</summary>
    public string Folder { get; }

    /// <summary>Gets the number of recorded responses.</summary>
    public int Count => _writer.Count;

    /// <summary>Stops the recorder. All recorded responses are already written to disk.</summary>
    /// <returns>A task that completes when the port is free.</returns>
    public ValueTask DisposeAsync()
    {
        _server.Stop();
        _server.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static LiveChatRecorder Start(Uri service, string folder, LiveChatRecordingOptions options)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!service.IsAbsoluteUri || (service.Scheme != Uri.UriSchemeHttp && service.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("The service must be an absolute URL that begins with http:// or https://.", nameof(service));
        }

        if (options.Timeout <= TimeSpan.Zero)
        {
            throw new ArgumentException("LiveChatRecordingOptions.Timeout must be greater than zero.", nameof(options));
        }

        // Replacements are numbered separately in each recording, so two recordings in one folder would have ambiguous replacements.
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"The folder '{folder}' is not empty. Record into a new folder, or delete its contents.");
        }

        Directory.CreateDirectory(folder);
        return new LiveChatRecorder(service, Path.GetFullPath(folder), options);
    }

    private async Task ServeAsync(HttpContext context, IRequestMessage message)
    {
        RequestTarget target = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        byte[] body = message.BodyAsBytes ?? [];
        using HttpRequestMessage request = CreateRequest(target, context.Request, body);
        FakeResponse failure;
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            byte[] content = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
            _writer.Write(
                message,
                s_routes.Match(context.Request.Method, target.Segments),
                Encoding.UTF8.GetString(body),
                (int)response.StatusCode,
                GetHeaders(response).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
                Encoding.UTF8.GetString(content));
            await CopyResponseAsync(response, content, context).ConfigureAwait(false);
            return;
        }
        catch (HttpRequestException exception)
        {
            failure = FakeResponse.Error(502, 502000, $"The recorder cannot reach the service, so nothing was recorded: {exception.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            failure = FakeResponse.Error(504, 504000, "The service did not respond to the recorder in time, so nothing was recorded.");
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }

        await failure.WriteToAsync(context.Response).ConfigureAwait(false);
    }

    private HttpRequestMessage CreateRequest(RequestTarget target, HttpRequest original, byte[] body)
    {
        // The path is not canonicalized: an escaped slash stays escaped.
        string url = _service.GetLeftPart(UriPartial.Path).TrimEnd('/') + target.Path + target.QueryString;
        var request = new HttpRequestMessage(
            new HttpMethod(original.Method), new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || original.ContentLength is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in original.Headers)
        {
            if (!s_excludedHeaders.Contains(name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> GetHeaders(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers);

    private static async Task CopyResponseAsync(HttpResponseMessage response, byte[] content, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in GetHeaders(response))
        {
            if (!s_excludedHeaders.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        if (response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private sealed class Provider(LiveChatRecorder recorder) : IResponseProvider
    {
        public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
            IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
        {
            await recorder.ServeAsync(context, requestMessage).ConfigureAwait(false);

            // The response is already written to the connection.
            return (null!, null);
        }
    }
}
