namespace Comm100.LiveChat.Client.ColdStart;

/// <summary>A ban with all fields of the API document.</summary>
internal sealed class BanDocument
{
    public long? Id { get; set; }

    public string? Type { get; set; }

    public string? VisitorId { get; set; }

    public string? IpAddress { get; set; }

    public string? Comment { get; set; }
}
