using System.Globalization;
using System.Net;

namespace Comm100.LiveChat.Client.Benchmarks.Service;

/// <summary>When a response completes.</summary>
internal enum ResponseTiming
{
    /// <summary>Synchronously, so that only the library is measured.</summary>
    Immediate,

    /// <summary>Asynchronously on the thread pool, as with a network.</summary>
    Asynchronous,

    /// <summary>After <see cref="CannedService.Delay"/>, with few chats.</summary>
    Delayed,

    /// <summary>After <see cref="CannedService.Delay"/>, with all chats.</summary>
    DelayedWithAllChats,
}

/// <summary>A service in memory. It reads the complete body of each request and creates a new response message.</summary>
internal sealed class CannedService(CannedResponses responses, ResponseTiming timing) : HttpMessageHandler
{
    private readonly byte[][] _pages = timing == ResponseTiming.Delayed ? responses.ShortPages : responses.Pages;

    /// <summary>The duration of a response, and of the processing of a page by the caller, in the case with one page ahead.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(20);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return timing == ResponseTiming.Immediate && request.Content is null ? Task.FromResult(CreateResponse(request)) : RespondAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> RespondAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (timing == ResponseTiming.Asynchronous)
        {
            await Task.Yield();
        }
        else if (timing is ResponseTiming.Delayed or ResponseTiming.DelayedWithAllChats)
        {
            await Task.Delay(Delay, TimeProvider.System, cancellationToken);
        }

        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        return CreateResponse(request);
    }

    private HttpResponseMessage CreateResponse(HttpRequestMessage request)
    {
        ReadOnlySpan<char> address = request.RequestUri!.OriginalString;
        if (address.EndsWith("/bans/7"))
        {
            return CreateSuccess(request, responses.Ban);
        }

        if (address.EndsWith("/bans"))
        {
            return CreateSuccess(request, request.Method == HttpMethod.Get ? responses.Bans : responses.Ban);
        }

        if (address.EndsWith("/chatButton"))
        {
            return CreateSuccess(request, responses.ChatButton);
        }

        const string PageIndex = "pageIndex=";
        int position = address.IndexOf(PageIndex);
        if (position >= 0)
        {
            ReadOnlySpan<char> number = address[(position + PageIndex.Length)..];
            int end = number.IndexOf('&');
            return CreateSuccess(request, _pages[int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture)]);
        }

        return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new CannedContent(responses.Missing) };
    }

    private static HttpResponseMessage CreateSuccess(HttpRequestMessage request, byte[] body) =>
        new(HttpStatusCode.OK) { RequestMessage = request, Content = new CannedContent(body) };
}
