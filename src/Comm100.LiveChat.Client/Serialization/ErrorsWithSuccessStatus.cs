using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Finds errors of the service that have a success status: the body contains nothing of the expected result, and has the form of an error.
/// </summary>
internal static class ErrorsWithSuccessStatus
{
    // Errors are short. A longer body is not parsed again to find one.
    private const int MaxErrorLength = 64 * 1024;

    // An error has a field with the name "code" too.
    private const int ErrorCodeLength = 6;

    /// <summary>Throws if a response is an error.</summary>
    public static void ThrowIfError<T>(T? result, JsonTypeInfo<T> type, ResponseBody body, HttpContent? content, CallContext call)
    {
        bool mayBeError = result switch
        {
            IStringResponse response => response.Value is null or { Length: ErrorCodeLength } && result is LiveChatModel { AdditionalProperties: not null },
            LiveChatModel model => model.AdditionalProperties is not null && IsEmpty(model, type),
            null => type.Kind == JsonTypeInfoKind.Object,
            JsonElement => body.Bytes.Length <= MaxErrorLength,
            _ => type.Kind == JsonTypeInfoKind.Object && body.Bytes.Length <= MaxErrorLength,
        };
        if (mayBeError && ErrorResponse.FindIn(body, content, call) is { } error && (result is LiveChatModel || IsCertain(error, type, isRead: result is not null)))
        {
            throw ExceptionFactory.FromErrorResponse(error, call);
        }
    }

    /// <summary>Throws if a body from which nothing was read is an error.</summary>
    public static void ThrowIfError(ResponseBody body, HttpContent? content, CallContext call)
    {
        if (ErrorResponse.FindIn(body, content, call) is { } error)
        {
            throw ExceptionFactory.FromErrorResponse(error, call);
        }
    }

    private static bool IsEmpty(LiveChatModel model, JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!property.IsExtensionData && property.Get?.Invoke(model) is not null)
            {
                return false;
            }
        }

        return model.Origin is not { Unsent: not null } and not { Lists: not null };
    }

    // A field of an error can also be a field of the expected result. A documented code without other fields cannot be a result, unless it was read as one.
    private static bool IsCertain(ErrorResponse error, JsonTypeInfo type, bool isRead)
    {
        bool isDocumented = error is { Code.IsKnown: true, HasOnlyError: true };
        bool hasErrorField = type.Kind == JsonTypeInfoKind.Object && type.Properties.Any(property => ErrorResponse.IsErrorField(property.Name));
        return isRead ? isDocumented && !hasErrorField : isDocumented || !hasErrorField;
    }
}
