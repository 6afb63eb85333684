using System.Globalization;
using System.Net;

namespace Comm100.LiveChat.Client.Benchmarks.Service;

/// <summary>When an answer comes.</summary>
internal enum AnswerTime
{
    /// <summary>Before the question has returned: nothing is measured but the library.</summary>
    AtOnce,

    /// <summary>On another turn of a thread of the pool, as answers from a network do.</summary>
    Later,

    /// <summary>After as long as <see cref="CannedService.Delay"/>.</summary>
    AfterDelay,
}

/// <summary>A service in memory. It reads the body of a request to its end, and answers each with a message of its own.</summary>
internal sealed class CannedService(CannedAnswers answers, AnswerTime time) : HttpMessageHandler
{
    private readonly byte[][] _pages = time == AnswerTime.AfterDelay ? answers.ShortPages : answers.Pages;

    /// <summary>How long an answer takes, and how long the caller works on it, in the case that asks ahead.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(20);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return time == AnswerTime.AtOnce && request.Content is null ? Task.FromResult(Answer(request)) : AnswerAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (time == AnswerTime.Later)
        {
            await Task.Yield();
        }
        else if (time == AnswerTime.AfterDelay)
        {
            await Task.Delay(Delay, TimeProvider.System, cancellationToken);
        }

        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        return Answer(request);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        ReadOnlySpan<char> address = request.RequestUri!.OriginalString;
        if (address.EndsWith("/bans/7"))
        {
            return Success(request, answers.Ban);
        }

        if (address.EndsWith("/bans"))
        {
            return Success(request, request.Method == HttpMethod.Get ? answers.Bans : answers.Ban);
        }

        if (address.EndsWith("/chatButton"))
        {
            return Success(request, answers.ChatButton);
        }

        const string PageIndex = "pageIndex=";
        int place = address.IndexOf(PageIndex);
        if (place >= 0)
        {
            ReadOnlySpan<char> number = address[(place + PageIndex.Length)..];
            int end = number.IndexOf('&');
            return Success(request, _pages[int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture)]);
        }

        return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new CannedContent(answers.Missing) };
    }

    private static HttpResponseMessage Success(HttpRequestMessage request, byte[] body) =>
        new(HttpStatusCode.OK) { RequestMessage = request, Content = new CannedContent(body) };
}
