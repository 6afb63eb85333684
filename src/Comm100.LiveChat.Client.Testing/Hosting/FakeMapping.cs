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

/// <summary>The one mapping of a fake: it asks the interpreter of the contract.</summary>
internal sealed class FakeMapping
{
    // A log of many large pages would hold all of them.
    public const int Priority = 900;

    private const int MaxKeptBodyLength = 8 * 1024;

    private readonly FakeApplication _application;
    private readonly RequestDelegate? _otherPaths;
    private readonly Guid _guid = Guid.NewGuid();

    public FakeMapping(FakeApplication application, RequestDelegate? otherPaths)
    {
        _application = application;
        _otherPaths = otherPaths;
    }

    /// <summary>Adds the mapping to a server whose requests went through <see cref="CurrentContext"/>: it answers whatever nothing else does.</summary>
    public void AddTo(WireMockServer server) => Add(
        server,
        Request.Create().UsingAnyMethod(),
        Response.Create().WithCallback(async request => (await RespondAsync(CurrentContext.Value!, request).ConfigureAwait(false))!));

    /// <summary>Adds the mapping to any server: it answers the paths of the service, and those of <see cref="LiveChatFakeOptions.OtherPathsHandler"/> where there are some.</summary>
    public void AddTo(WireMockServer server, IResponseProvider provider) => Add(
        server,
        _otherPaths is null ? Request.Create().UsingAnyMethod().WithPath(new RegexMatcher("^/(api|livechatwebapi|oauth)(/|$)", ignoreCase: true)) : Request.Create().UsingAnyMethod(),
        provider);

    public void RemoveFrom(WireMockServer server) => server.DeleteMapping(_guid);

    /// <summary>Answers a request; null where all is written to the connection already.</summary>
    public async Task<IResponseMessage?> RespondAsync(HttpContext context, IRequestMessage request)
    {
        if (context.Features.Get<RequestContext>() is not null)
        {
            return Message(context);
        }

        // WireMock.Net has read it.
        if (request.BodyAsBytes is { } body)
        {
            context.Request.Body = new MemoryStream(body);
        }

        if (_otherPaths is not null && !FakeApplication.IsServiceRequest(context))
        {
            await _otherPaths(context).ConfigureAwait(false);
            return null;
        }

        ResponseMessage? message = null;
        await _application.ServeAsync(context, async () =>
        {
            if (context.Features.Get<RequestContext>()!.Request.Fault is null)
            {
                message = Message(context);
            }
            else
            {
                await _application.PerformOperation(context).WriteToAsync(context.Response).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return message;
    }

    public bool IsIn(WireMockServer server)
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

    private ResponseMessage Message(HttpContext context)
    {
        FakeResponse answer = _application.PerformOperation(context);
        HttpResponse response = context.Response;
        var message = new ResponseMessage
        {
            StatusCode = answer.StatusCode,
            Headers = MovedFrom(response.Headers),
        };
        if (answer.ContentType is not null)
        {
            message.Headers["Content-Type"] = new WireMockList<string>(answer.ContentType);
        }

        // WireMock.Net sets no length of its own, and without one the body would come in chunks.
        response.ContentLength = answer.Body.Length;
        if (answer.Body.Length == 0)
        {
            return message;
        }

        bool isKept = answer.Body.Length <= MaxKeptBodyLength;
        message.BodyData = isKept
            ? new BodyData { DetectedBodyType = BodyType.String, BodyAsString = Encoding.UTF8.GetString(answer.Body), Encoding = s_utf8 }
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body };
        if (!isKept)
        {
            response.OnCompleted(() =>
            {
                message.BodyData = new BodyData
                {
                    DetectedBodyType = BodyType.String,
                    BodyAsString = string.Create(CultureInfo.InvariantCulture, $"({answer.Body.Length} bytes, which the log does not keep)"),
                };
                return Task.CompletedTask;
            });
        }

        return message;
    }

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // So that the log shows them. WireMock.Net writes them to the response again.
    private static Dictionary<string, WireMockList<string>> MovedFrom(IHeaderDictionary headers)
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
