using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Benchmarks.Service;

/// <summary>The responses for all libraries, with the same bytes for each. They are requested from the fake once and kept in memory.</summary>
internal sealed class CannedResponses
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

    /// <summary>The time range in all requests for chats. It includes all chats of the fake.</summary>
    public static readonly DateTimeOffset RangeBegin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset RangeEnd = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private CannedResponses(byte[] ban, byte[] bans, byte[] chatButton, byte[] missing, byte[][] pages, byte[][] shortPages)
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

    /// <summary>The body of the 404 response.</summary>
    public byte[] Missing { get; }

    /// <summary>10,000 chats in pages of 100.</summary>
    public byte[][] Pages { get; }

    /// <summary>1,000 chats in pages of 100.</summary>
    public byte[][] ShortPages { get; }

    public static async Task<CannedResponses> CreateAsync()
    {
        var (ban, bans, chatButton, missing, pages) = await FetchAsync(ChatCount);
        var (_, _, _, _, shortPages) = await FetchAsync(ShortChatCount);
        return new CannedResponses(ban, bans, chatButton, missing, pages, shortPages);
    }

    private static async Task<(byte[] Ban, byte[] Bans, byte[] ChatButton, byte[] Missing, byte[][] Pages)> FetchAsync(int chatCount)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = chatCount, Now = RangeEnd.AddHours(-12) });
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

        // Deletes the bans that the fake starts with, so that exactly BanCount remain.
        for (int id = 1; id <= 3; id++)
        {
            using HttpResponseMessage deleted = await client.DeleteAsync(new Uri("/api/v1/livechat/bans/" + id.ToString(CultureInfo.InvariantCulture), UriKind.Relative));
            deleted.EnsureSuccessStatusCode();
        }

        async Task<byte[]> GetAsync(string path)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri("/api/v1/livechat" + path, UriKind.Relative));

            // The port differs from run to run, and so does the number of its digits.
            string text = await response.Content.ReadAsStringAsync();
            return Encoding.UTF8.GetBytes(text.Replace(fake.BaseAddress.GetLeftPart(UriPartial.Authority), BaseAddress.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        }

        var pages = new byte[chatCount / PageSize][];
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = await GetAsync(GetChatsPath(i));
        }

        return (
            await GetAsync("/bans/" + BanId.ToString(CultureInfo.InvariantCulture)),
            await GetAsync("/bans"),
            await GetAsync($"/campaigns/{CampaignId.ToString(CultureInfo.InvariantCulture)}/chatButton"),
            await GetAsync("/bans/" + MissingBanId.ToString(CultureInfo.InvariantCulture)),
            pages);
    }

    /// <summary>Gets the path and query for a page of chats, as the client writes them.</summary>
    public static string GetChatsPath(int pageIndex) => string.Create(
        CultureInfo.InvariantCulture,
        $"/chats?timeFrom={RangeBegin:yyyy-MM-ddTHH:mm:ss}&timeTo={RangeEnd:yyyy-MM-ddTHH:mm:ss}&pageIndex={pageIndex}&pageSize={PageSize}");
}
