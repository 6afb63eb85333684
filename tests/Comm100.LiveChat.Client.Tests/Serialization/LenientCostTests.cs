using System.Runtime.ExceptionServices;
using System.Text;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Reading a list of elements with unexpected values does not throw an exception for each element.</summary>
public sealed class LenientCostTests
{
    private const int Elements = 2_000;

    [Theory]
    [InlineData("""{"id":"IDx","type":"ip","ipAddress":"203.0.113.9","comment":5}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":"203.0.113.9","comment":{"x":1}}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":null,"comment":["a",null]}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":"203.0.113.9","comment":"a\ud83d"}""")]
    [InlineData("""{"ID":"ID","TYPE":"ip","ipAddress":true}""")]
    public async Task An_element_with_unexpected_values_does_not_cause_an_exception(string element)
    {
        int exceptions = await CountExceptionsAsync(CreateList(element.Replace("IDx", "ID", StringComparison.Ordinal)));

        exceptions.Should().BeLessThan(20);
    }

    private static string CreateList(string element)
    {
        var json = new StringBuilder("[");
        for (int i = 1; i <= Elements; i++)
        {
            json.Append(i == 1 ? "" : ",").Append(element.Replace("ID", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return json.Append(']').ToString();
    }

    private static async Task<int> CountExceptionsAsync(string body)
    {
        using var handler = new MemoryHandler(Encoding.UTF8.GetBytes(body));
        using var httpClient = new HttpClient(handler);
        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.example.com"), Credential = LiveChatCredential.BearerToken("token") }, httpClient);
        int exceptions = 0;
        int threadId = Environment.CurrentManagedThreadId;
        void CountException(object? sender, FirstChanceExceptionEventArgs args)
        {
            if (Environment.CurrentManagedThreadId == threadId)
            {
                exceptions++;
            }
        }

        AppDomain.CurrentDomain.FirstChanceException += CountException;
        IReadOnlyList<Ban> bans;
        try
        {
            bans = await client.Bans.ListAsync();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= CountException;
        }

        bans.Should().HaveCount(Elements);
        return exceptions;
    }

    private sealed class MemoryHandler(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body), RequestMessage = request });
    }
}
