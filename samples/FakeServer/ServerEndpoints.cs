using System.Text.Encodings.Web;
using System.Text.Json;
using Comm100.LiveChat.Client.Testing;
using FakeServer.OpenApi;
using FakeServer.Page;
using Microsoft.AspNetCore.Http;

namespace FakeServer;

/// <summary>The endpoints of the server outside the API: the page, the OpenAPI document, and the control of faults and data.</summary>
internal sealed class ServerEndpoints
{
    private const string PlainText = "text/plain; charset=utf-8";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Requests can arrive before the fake is set.
    private readonly TaskCompletionSource<LiveChatFake> _fake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void SetFake(LiveChatFake fake) => _fake.SetResult(fake);

    public async Task ServeAsync(HttpContext context)
    {
        LiveChatFake fake = await _fake.Task;
        try
        {
            await ServeAsync(context, fake);
        }
#pragma warning disable CA1031 // A bug of this program must be visible in the response, because there is no log.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            await WriteAsync(context, 500, PlainText, $"{exception}\n");
        }
    }

    private static async Task ServeAsync(HttpContext context, LiveChatFake fake)
    {
        string method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        string path = context.Request.Path.Value ?? "";
        switch (method, path)
        {
            case ("GET", "/"):
                context.Response.Headers.ContentSecurityPolicy = StatusPage.ContentSecurityPolicy;
                await WriteAsync(context, 200, "text/html; charset=utf-8", StatusPage.Write(fake));
                break;
            case ("GET", "/openapi.json"):
                await WriteAsync(context, 200, "application/json; charset=utf-8", OpenApiWriter.Write(fake.BaseAddress).ToJsonString(s_indented));
                break;
            case ("PUT", _) when path.StartsWith("/faults/", StringComparison.Ordinal):
                await AddFaultAsync(context, fake, path["/faults/".Length..]);
                break;
            case ("DELETE", "/faults"):
                fake.Faults.Clear();
                await WriteAsync(context, 200, PlainText, "There are no active faults.\n");
                break;
            case ("POST", "/reset"):
                fake.Reset();
                await WriteAsync(context, 200, PlainText, "Everything is reset.\n");
                break;
            default:
                await WriteAsync(context, 404, PlainText, "This path does not exist. The paths are /, /openapi.json, /faults, /reset and those of the API.\n");
                break;
        }
    }

    private static async Task AddFaultAsync(HttpContext context, LiveChatFake fake, string operationId)
    {
        string? problem = FaultEndpoint.Add(fake, operationId, context.Request.Query);
        await WriteAsync(context, problem is null ? 200 : 400, PlainText, problem ?? "The fault is active.\n");
    }

    private static async Task WriteAsync(HttpContext context, int status, string contentType, string content)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(content);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
