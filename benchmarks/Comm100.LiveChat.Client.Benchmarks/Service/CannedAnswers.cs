using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Benchmarks.Service;

/// <summary>The answers that all libraries get, byte for byte: asked of the fake once, and kept.</summary>
internal sealed class CannedAnswers
{
    public const int BanCount = 100;
    public const int PageSize = 100;
    public const int ChatCount = 10_000;
    public const int ShortChatCount = 1_000;
    public const long BanId = 7;
    public const long MissingBanId = 4_040_404;
    public const long CampaignId = 1;
    public const string Email = "agent@example.com";
    public const string ApiKey = "benchmark-key";

    public static readonly Uri BaseAddress = new("https://livechat.example.com");

    /// <summary>The window that all questions for chats name; it holds every chat of the fake.</summary>
    public static readonly DateTimeOffset WindowBegin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset WindowEnd = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private CannedAnswers(byte[] ban, byte[] bans, byte[] chatButton, byte[] missing, byte[][] pages, byte[][] shortPages)
    {
        Ban = ban;
        Bans = bans;
        ChatButton = chatButton;
        Missing = missing;
        Pages = pages;
        ShortPages = shortPages;
    }

    public byte[] Ban { get; }

    public byte[] Bans { get; }

    public byte[] ChatButton { get; }

    /// <summary>The body of the answer 404.</summary>
    public byte[] Missing { get; }

    /// <summary>10,000 chats in pages of 100.</summary>
    public byte[][] Pages { get; }

    /// <summary>1,000 chats in pages of 100.</summary>
    public byte[][] ShortPages { get; }

    public static async Task<CannedAnswers> CreateAsync()
    {
        var (ban, bans, chatButton, missing, pages) = await AskAsync(ChatCount);
        var (_, _, _, _, shortPages) = await AskAsync(ShortChatCount);
        return new CannedAnswers(ban, bans, chatButton, missing, pages, shortPages);
    }

    private static async Task<(byte[] Ban, byte[] Bans, byte[] ChatButton, byte[] Missing, byte[][] Pages)> AskAsync(int chatCount)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = chatCount, Now = WindowEnd.AddHours(-12) });
        using var client = new HttpClient { BaseAddress = fake.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fake.AccessToken);
        for (int i = 0; i < BanCount; i++)
        {
            string number = i.ToString("000", CultureInfo.InvariantCulture);
            using var body = new StringContent(
                $$"""{"type":"ip","visitorId":"","ipAddress":"203.0.113.{{number}}","comment":"Automated requests, number {{number}}."}""", Encoding.UTF8, "application/json");
            using HttpResponseMessage created = await client.PostAsync(new Uri("/api/v1/livechat/bans", UriKind.Relative), body);
            created.EnsureSuccessStatusCode();
        }

        // Those that the fake begins with are taken away, so that there are as many as the case says.
        for (int id = 1; id <= 3; id++)
        {
            using HttpResponseMessage deleted = await client.DeleteAsync(new Uri("/api/v1/livechat/bans/" + id.ToString(CultureInfo.InvariantCulture), UriKind.Relative));
            deleted.EnsureSuccessStatusCode();
        }

        async Task<byte[]> GetAsync(string path)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri("/api/v1/livechat" + path, UriKind.Relative));

            // The port differs from run to run, and its length with it.
            string text = await response.Content.ReadAsStringAsync();
            return Encoding.UTF8.GetBytes(text.Replace(fake.BaseAddress.GetLeftPart(UriPartial.Authority), BaseAddress.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        }

        var pages = new byte[chatCount / PageSize][];
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = await GetAsync(ChatsPath(i));
        }

        return (
            await GetAsync("/bans/" + BanId.ToString(CultureInfo.InvariantCulture)),
            await GetAsync("/bans"),
            await GetAsync($"/campaigns/{CampaignId.ToString(CultureInfo.InvariantCulture)}/chatButton"),
            await GetAsync("/bans/" + MissingBanId.ToString(CultureInfo.InvariantCulture)),
            pages);
    }

    /// <summary>The question for a page of chats, as the client writes it.</summary>
    public static string ChatsPath(int pageIndex) => string.Create(
        CultureInfo.InvariantCulture,
        $"/chats?timeFrom={WindowBegin:yyyy-MM-ddTHH:mm:ss}&timeTo={WindowEnd:yyyy-MM-ddTHH:mm:ss}&pageIndex={pageIndex}&pageSize={PageSize}");
}
