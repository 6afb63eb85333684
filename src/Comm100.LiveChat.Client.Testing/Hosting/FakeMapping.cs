using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WireMock;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The mapping of a fake, which responds with <see cref="FakeApplication"/>.</summary>
internal sealed class FakeMapping
{
    public const int Priority = 900;

    // The log of the server would otherwise keep many large pages.
    private const int MaxLoggedBodyLength = 8 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly FakeApplication _application;
    private readonly RequestDelegate? _otherPathsHandler;
    private readonly Guid _guid = Guid.NewGuid();

    public FakeMapping(FakeApplication application, RequestDelegate? otherPathsHandler)
    {
        _application = application;
        _otherPathsHandler = otherPathsHandler;
    }

    /// <summary>Adds the mapping to a server that sets <see cref="CurrentContext"/>. It responds to all requests that no other mapping matches.</summary>
    public void AddTo(WireMockServer server) => Add(
        server,
        Request.Create().UsingAnyMethod(),
        Response.Create().WithCallback(async request => (await RespondAsync(CurrentContext.Value!, request).ConfigureAwait(false))!));

    /// <summary>Adds the mapping to any server. It responds to the paths of the service, and to all paths if there is an <see cref="LiveChatFakeOptions.OtherPathsHandler"/>.</summary>
    public void AddTo(WireMockServer server, IResponseProvider provider) => Add(
        server,
        _otherPathsHandler is null ? Request.Create().UsingAnyMethod().WithPath(new RegexMatcher("^/(api|livechatwebapi|oauth)(/|$)", ignoreCase: true)) : Request.Create().UsingAnyMethod(),
        provider);

    public void RemoveFrom(WireMockServer server) => server.DeleteMapping(_guid);

    /// <summary>Responds to a request. Returns null if the response is already written to the connection.</summary>
    public async Task<IResponseMessage?> RespondAsync(HttpContext context, IRequestMessage request)
    {
        if (context.Features.Get<RequestContext>() is not null)
        {
            return CreateMessage(context);
        }

        // WireMock.Net has already read the body.
        if (request.BodyAsBytes is { } body)
        {
            context.Request.Body = new MemoryStream(body);
        }

        if (_otherPathsHandler is not null && !FakeApplication.IsServiceRequest(context))
        {
            await _otherPathsHandler(context).ConfigureAwait(false);
            return null;
        }

        ResponseMessage? message = null;
        await _application.ServeAsync(context, async () =>
        {
            if (context.Features.Get<RequestContext>()!.Request.Fault is null)
            {
                message = CreateMessage(context);
            }
            else
            {
                await _application.PerformOperation(context).WriteToAsync(context.Response).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return message;
    }

    public bool IsAddedTo(WireMockServer server)
    {
        foreach (IMapping mapping in server.Mappings)
        {
            if (mapping.Guid == _guid)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(WireMockServer server, IRequestMatcher request, IResponseProvider provider) => server
        .Given(request)
        .WithGuid(_guid)
        .WithTitle("Comm100 Live Chat")
        .AtPriority(Priority)
        .RespondWith(provider);

    private ResponseMessage CreateMessage(HttpContext context)
    {
        FakeResponse fakeResponse = _application.PerformOperation(context);
        HttpResponse response = context.Response;
        var message = new ResponseMessage
        {
            StatusCode = fakeResponse.StatusCode,
            Headers = MoveHeaders(response.Headers),
        };
        if (fakeResponse.ContentType is not null)
        {
            message.Headers["Content-Type"] = new WireMockList<string>(fakeResponse.ContentType);
        }

        // WireMock.Net does not set the length, and the body would be chunked without it.
        response.ContentLength = fakeResponse.Body.Length;
        if (fakeResponse.Body.Length == 0)
        {
            return message;
        }

        bool isLogged = fakeResponse.Body.Length <= MaxLoggedBodyLength;
        message.BodyData = isLogged
            ? new BodyData { DetectedBodyType = BodyType.String, BodyAsString = Encoding.UTF8.GetString(fakeResponse.Body), Encoding = s_utf8 }
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = fakeResponse.Body };
        if (!isLogged)
        {
            response.OnCompleted(() =>
            {
                message.BodyData = new BodyData
                {
                    DetectedBodyType = BodyType.String,
                    BodyAsString = string.Create(CultureInfo.InvariantCulture, $"({fakeResponse.Body.Length} bytes, not kept in the log)"),
                };
                return Task.CompletedTask;
            });
        }

        return message;
    }

    // Moved to the message so that the log contains them. WireMock.Net copies them to the response.
    private static Dictionary<string, WireMockList<string>> MoveHeaders(IHeaderDictionary headers)
    {
        var moved = new Dictionary<string, WireMockList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, StringValues values) in headers)
        {
            moved[name] = new WireMockList<string>(values.ToArray()!);
        }

        headers.Clear();
        return moved;
    }
}
