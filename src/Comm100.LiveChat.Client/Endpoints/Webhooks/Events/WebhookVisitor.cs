using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A visitor in a webhook event. All values are personal data of the visitor.</summary>
[DebuggerDisplay("Visitor of chat {ChatId}")]
public sealed class WebhookVisitor : LiveChatModel
{
    /// <summary>The id of the visitor: an integer or a string.</summary>
    [JsonPropertyName("id")]
    public ChatId? Id { get; set; }

    /// <summary>The name of the visitor.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The e-mail address of the visitor.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The phone number of the visitor.</summary>
    [JsonPropertyName("phone")]
    public string? Phone { get; set; }

    /// <summary>The company of the visitor.</summary>
    [JsonPropertyName("company")]
    public string? Company { get; set; }

    /// <summary>The product or service that the visitor selected.</summary>
    [JsonPropertyName("product_service")]
    public string? ProductService { get; set; }

    /// <summary>The department that the visitor selected: an integer, or a GUID string on later platforms.</summary>
    [JsonPropertyName("department")]
    public ChatId? Department { get; set; }

    /// <summary>The id of the chat: an integer, or a string on later platforms.</summary>
    [JsonPropertyName("chat_id")]
    public ChatId? ChatId { get; set; }

    /// <summary>The status of the visitor, as the number that the service sends.</summary>
    [JsonPropertyName("status")]
    public long? Status { get; set; }

    /// <summary>The IP address of the visitor.</summary>
    [JsonPropertyName("ip")]
    public string? Ip { get; set; }

    /// <summary>The country of the visitor.</summary>
    [JsonPropertyName("country")]
    public string? Country { get; set; }

    /// <summary>The state or province of the visitor.</summary>
    [JsonPropertyName("state")]
    public string? State { get; set; }

    /// <summary>The city of the visitor.</summary>
    [JsonPropertyName("city")]
    public string? City { get; set; }

    /// <summary>The time zone of the visitor, in the form of the service, such as <c>GMT -08:00</c>.</summary>
    [JsonPropertyName("time_zone")]
    public string? TimeZone { get; set; }

    /// <summary>The language of the browser, such as <c>en-US</c>.</summary>
    [JsonPropertyName("language")]
    public string? Language { get; set; }

    /// <summary>The name and version of the browser.</summary>
    [JsonPropertyName("browser")]
    public string? Browser { get; set; }

    /// <summary>The operating system of the visitor.</summary>
    [JsonPropertyName("operating_system")]
    public string? OperatingSystem { get; set; }

    /// <summary>The screen resolution, such as <c>1536x864</c>.</summary>
    [JsonPropertyName("screen_resolution")]
    public string? ScreenResolution { get; set; }

    /// <summary>The version of Flash Player.</summary>
    [JsonPropertyName("flash_version")]
    public string? FlashVersion { get; set; }

    /// <summary>The address of the page that the visitor views.</summary>
    [JsonPropertyName("current_browsing")]
    public string? CurrentBrowsing { get; set; }

    /// <summary>The address of the first page of the visit.</summary>
    [JsonPropertyName("landing_page")]
    public string? LandingPage { get; set; }

    /// <summary>The address of the page from which the visitor came.</summary>
    [JsonPropertyName("referrer_url")]
    public string? ReferrerUrl { get; set; }

    /// <summary>The search engine from which the visitor came.</summary>
    [JsonPropertyName("search_engine")]
    public string? SearchEngine { get; set; }

    /// <summary>The keywords that the visitor searched for.</summary>
    [JsonPropertyName("keywords")]
    public string? Keywords { get; set; }

    /// <summary>The time of the first visit.</summary>
    [JsonPropertyName("first_visit_time")]
    public DateTimeOffset? FirstVisitTime { get; set; }

    /// <summary>The start of this visit.</summary>
    [JsonPropertyName("visit_time")]
    public DateTimeOffset? VisitTime { get; set; }

    /// <summary>The number of visits.</summary>
    [JsonPropertyName("visits")]
    public long? Visits { get; set; }

    /// <summary>The number of pages viewed in this visit.</summary>
    [JsonPropertyName("page_views")]
    public long? PageViews { get; set; }

    /// <summary>The number of chats of the visitor.</summary>
    [JsonPropertyName("chats")]
    public long? Chats { get; set; }

    /// <summary>The values that the visitor entered in the custom fields.</summary>
    [JsonPropertyName("custom_fields")]
    public IList<WebhookFieldValue>? CustomFields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed.</summary>
    [JsonPropertyName("custom_variables")]
    public IList<WebhookFieldValue>? CustomVariables { get; set; }
}
