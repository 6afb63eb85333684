using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Comm100.LiveChat.Client.EnumerationMemory;

/// <summary>A service in memory that generates the requested chats. A chat is the same each time.</summary>
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
        byte[] page = CreatePage(GetNumber(query, "pageIndex="), GetNumber(query, "pageSize="));
        BytesSent += page.Length;
        var content = new ByteArrayContent(page);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
    }

    private static int GetNumber(string query, string name)
    {
        int begin = query.IndexOf(name, StringComparison.Ordinal) + name.Length;
        int end = query.IndexOf('&', begin);
        return int.Parse(query.AsSpan(begin, (end < 0 ? query.Length : end) - begin), CultureInfo.InvariantCulture);
    }

    private byte[] CreatePage(int pageIndex, int size)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("total", count);
        writer.WriteString("previousPage", CreateLink(Math.Max(0, pageIndex - 1)));
        writer.WriteString("nextPage", (pageIndex + 1) * size >= count ? "" : CreateLink(pageIndex + 1));
        writer.WriteStartArray("chats");
        for (int index = pageIndex * size; index < Math.Min((pageIndex + 1) * size, count); index++)
        {
            WriteChat(writer, index);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // Chats have different lengths, but all pages have about the same length.
    private static void WriteChat(Utf8JsonWriter writer, int index)
    {
        DateTime time = Begin.UtcDateTime.AddMinutes(index * 5);
        string number = index.ToString("000000", CultureInfo.InvariantCulture);
        writer.WriteStartObject();
        writer.WriteNumber("id", 10_000_000 + index);
        writer.WriteString("name", "Visitor " + number);
        writer.WriteString("email", "visitor." + number + "@example.com");
        writer.WriteString("department", "Sales");
        writer.WriteStartArray("agents");
        writer.WriteStringValue("Michael");
        writer.WriteEndArray();
        writer.WriteString("requestTime", FormatTime(time));
        writer.WriteString("waitingTime", "00:00:07");
        writer.WriteStartArray("chatTranscript");
        int messages = 4 + (index % 20);
        for (int i = 0; i < messages; i++)
        {
            time = time.AddSeconds(7);
            writer.WriteStartObject();
            writer.WriteString("time", FormatTime(time));
            writer.WriteString("sender", i % 2 == 0 ? "Visitor " + number : "Michael");
            writer.WriteString("type", i % 2 == 0 ? "visitor" : "agent");
            writer.WriteString("content", s_sentences[i % s_sentences.Length]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("endTime", FormatTime(time));
        writer.WriteEndObject();
    }

    private static string FormatTime(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string CreateLink(int pageIndex) => "https://livechat.example.com/api/v1/livechat/chats?pageIndex=" + pageIndex.ToString(CultureInfo.InvariantCulture);
}
