using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

// Plain classes with all fields of the API document, as a user writes them without a client. They are public because RestEase and Flurl
// create them at run time.

public sealed class BanDocument
{
    public long? Id { get; set; }

    public string? Type { get; set; }

    public string? VisitorId { get; set; }

    public string? IpAddress { get; set; }

    public string? Comment { get; set; }
}

public sealed class ChatButtonDocument
{
    public string? Type { get; set; }

    public bool? IsHideOffline { get; set; }

    public bool? IsUseDomainRestriction { get; set; }

    public IList<string>? AllowedDomains { get; set; }

    public AdaptiveDocument? Adaptive { get; set; }

    public ImageDocument? Image { get; set; }

    public TextLinkDocument? TextLink { get; set; }
}

public sealed class AdaptiveDocument
{
    public string? ThemeColor { get; set; }

    public string? Icon { get; set; }
}

public sealed class ImageDocument
{
    public string? Type { get; set; }

    public long? OnlineImageId { get; set; }

    public long? OfflineImageId { get; set; }

    public bool? IsFloat { get; set; }

    public PositionDocument? Position { get; set; }

    public MobileDocument? Mobile { get; set; }
}

public sealed class PositionDocument
{
    public string? Type { get; set; }

    public string? X { get; set; }

    public string? Y { get; set; }
}

public sealed class MobileDocument
{
    public string? Type { get; set; }

    public string? OnlineText { get; set; }

    public string? OfflineText { get; set; }

    public string? ThemeColor { get; set; }

    public string? OnlineImageId { get; set; }

    public string? OfflineImageId { get; set; }

    public string? Position { get; set; }
}

public sealed class TextLinkDocument
{
    public string? Text { get; set; }
}

public sealed class ChatPageDocument
{
    public long? Total { get; set; }

    public string? PreviousPage { get; set; }

    public string? NextPage { get; set; }

    public IList<ChatDocument>? Chats { get; set; }
}

public sealed class ChatDocument
{
    public long? Id { get; set; }

    public string? SsoUserId { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Department { get; set; }

    public IList<string>? Agents { get; set; }

    public IList<ValueDocument>? PrechatFields { get; set; }

    public IList<ValueDocument>? CustomVariables { get; set; }

    public DateTime? RequestTime { get; set; }

    public string? WaitingTime { get; set; }

    public DateTime? EndTime { get; set; }

    public IList<MessageDocument>? ChatTranscript { get; set; }

    public IList<AttachmentDocument>? Attachments { get; set; }

    public SurveyDocument? PostChat { get; set; }

    public WrapupDocument? Wrapup { get; set; }
}

public sealed class MessageDocument
{
    public DateTime? Time { get; set; }

    public string? Sender { get; set; }

    public string? Type { get; set; }

    public string? Content { get; set; }
}

public sealed class ValueDocument
{
    public long? Id { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }
}

public sealed class AttachmentDocument
{
    public string? Name { get; set; }

    public string? Uri { get; set; }
}

public sealed class SurveyDocument
{
    public string? RatingGrade { get; set; }

    public string? RatingComment { get; set; }

    public IList<ValueDocument>? Fields { get; set; }
}

public sealed class WrapupDocument
{
    public string? Category { get; set; }

    public string? Comment { get; set; }

    public IList<ValueDocument>? Fields { get; set; }
}

public sealed class ErrorDocument
{
    public long? Code { get; set; }

    public string? Message { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(BanDocument))]
[JsonSerializable(typeof(IReadOnlyList<BanDocument>))]
[JsonSerializable(typeof(ChatButtonDocument))]
[JsonSerializable(typeof(ChatPageDocument))]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class DocumentsJsonContext : JsonSerializerContext;
