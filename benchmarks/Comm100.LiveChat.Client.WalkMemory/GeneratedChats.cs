using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Comm100.LiveChat.Client.WalkMemory;

/// <summary>A service in memory whose chats are made when they are asked for, the same ones each time.</summary>
internal sealed class GeneratedChats(int count) : HttpMessageHandler
{
    public static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_sentences =
    [
        "Hello, my order has not arrived yet. Could you look where it is?",
        "Of course. May I have the number of the order, please?",
        "It is on its way and will be with you on Thursday.",
        "Thank you very much, that was quick.",
        "Über die Rechnung habe ich noch eine Frage, 谢谢 😀",
    ];

    public long BytesSent { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string query = request.RequestUri!.Query;
        byte[] page = PageOf(Number(query, "pageIndex="), Number(query, "pageSize="));
        BytesSent += page.Length;
        var content = new ByteArrayContent(page);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
    }

    private static int Number(string query, string name)
    {
        int begin = query.IndexOf(name, StringComparison.Ordinal) + name.Length;
        int end = query.IndexOf('&', begin);
        return int.Parse(query.AsSpan(begin, (end < 0 ? query.Length : end) - begin), CultureInfo.InvariantCulture);
    }

    private byte[] PageOf(int index, int size)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("total", count);
        writer.WriteString("previousPage", Link(Math.Max(0, index - 1)));
        writer.WriteString("nextPage", (index + 1) * size >= count ? "" : Link(index + 1));
        writer.WriteStartArray("chats");
        for (int place = index * size; place < Math.Min((index + 1) * size, count); place++)
        {
            WriteChat(writer, place);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // Chats differ as those of a day do, and pages are alike, so that no page stands out for its length.
    private static void WriteChat(Utf8JsonWriter writer, int place)
    {
        DateTime time = Begin.UtcDateTime.AddMinutes(place * 5);
        string number = place.ToString("000000", CultureInfo.InvariantCulture);
        writer.WriteStartObject();
        writer.WriteNumber("id", 10_000_000 + place);
        writer.WriteString("name", "Visitor " + number);
        writer.WriteString("email", "visitor." + number + "@example.com");
        writer.WriteString("department", "Sales");
        writer.WriteStartArray("agents");
        writer.WriteStringValue("Michael");
        writer.WriteEndArray();
        writer.WriteString("requestTime", Time(time));
        writer.WriteString("waitingTime", "00:00:07");
        writer.WriteStartArray("chatTranscript");
        int messages = 4 + (place % 20);
        for (int i = 0; i < messages; i++)
        {
            time = time.AddSeconds(7);
            writer.WriteStartObject();
            writer.WriteString("time", Time(time));
            writer.WriteString("sender", i % 2 == 0 ? "Visitor " + number : "Michael");
            writer.WriteString("type", i % 2 == 0 ? "visitor" : "agent");
            writer.WriteString("content", s_sentences[i % s_sentences.Length]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("endTime", Time(time));
        writer.WriteEndObject();
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Link(int index) => "https://livechat.example.com/api/v1/livechat/chats?pageIndex=" + index.ToString(CultureInfo.InvariantCulture);
}
