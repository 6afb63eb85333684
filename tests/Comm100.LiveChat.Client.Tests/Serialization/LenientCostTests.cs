using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using Xunit.Abstractions;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>What lenient reading costs. Times depend on the machine and are only told; exceptions and bytes are counted.</summary>
public sealed class LenientCostTests(ITestOutputHelper output)
{
    private const int Elements = 20_000;

    [Theory]
    [InlineData("""{"id":"IDx","type":"ip","ipAddress":"203.0.113.9","comment":5}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":"203.0.113.9","comment":{"x":1}}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":null,"comment":["a",null]}""")]
    [InlineData("""{"id":ID,"type":"ip","ipAddress":"203.0.113.9","comment":"a\ud83d"}""")]
    [InlineData("""{"ID":"ID","TYPE":"ip","ipAddress":true}""")]
    public async Task An_element_that_does_not_fit_costs_no_exception(string element)
    {
        string lenient = ListOf(element.Replace("IDx", "ID", StringComparison.Ordinal));
        string plain = ListOf("""{"id":ID,"type":"ip","ipAddress":"203.0.113.9","comment":"short"}""");
        (long plainTime, long plainBytes, int _) = await MeasureAsync(plain);
        (long lenientTime, long lenientBytes, int exceptions) = await MeasureAsync(lenient);

        output.WriteLine($"plain {plainTime} us, {plainBytes / 1024} KiB; lenient {lenientTime} us, {lenientBytes / 1024} KiB, {(double)lenientTime / plainTime:0.0} times; {exceptions} exceptions");

        exceptions.Should().BeLessThan(20);
    }

    private static string ListOf(string element)
    {
        var json = new StringBuilder("[");
        for (int i = 1; i <= Elements; i++)
        {
            json.Append(i == 1 ? "" : ",").Append(element.Replace("ID", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return json.Append(']').ToString();
    }

    private static async Task<(long Microseconds, long Bytes, int Exceptions)> MeasureAsync(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        using var handler = new Memory(bytes);
        using var httpClient = new HttpClient(handler);
        using var client = new LiveChatClient(new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.example.com"), Credential = LiveChatCredential.BearerToken("token") }, httpClient);
        int exceptions = 0;
        int thread = Environment.CurrentManagedThreadId;
        void Count(object? sender, FirstChanceExceptionEventArgs args)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                exceptions++;
            }
        }

        long best = long.MaxValue;
        long allocated = 0;
        for (int round = 0; round < 8; round++)
        {
            exceptions = 0;
            AppDomain.CurrentDomain.FirstChanceException += Count;
            thread = Environment.CurrentManagedThreadId;
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<Ban> bans = await client.Bans.ListAsync();
            long time = (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            AppDomain.CurrentDomain.FirstChanceException -= Count;
            bans.Should().HaveCount(Elements);
            best = Math.Min(best, time);
        }

        return (best, allocated, exceptions);
    }

    private sealed class Memory(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body), RequestMessage = request });
    }
}
