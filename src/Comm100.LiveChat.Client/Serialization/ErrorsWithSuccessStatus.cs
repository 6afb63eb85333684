using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Finds errors of the service that come with a status of success: where nothing of what was asked for is there, and the shape of an
/// error is.
/// </summary>
internal static class ErrorsWithSuccessStatus
{
    // An error is a few lines. A longer body is not parsed once more to find one.
    private const int MaxErrorLength = 64 * 1024;

    /// <summary>Looks at what was read.</summary>
    public static void ThrowIfError<T>(T? result, JsonTypeInfo<T> type, ResponseBody body, HttpContent? content, CallContext progress)
    {
        bool mayBeError = result switch
        {
            InstallationCode code => code is { AdditionalProperties: not null, Code: null or { Length: 6 } },
            LiveChatModel model => model.AdditionalProperties is not null && IsEmpty(model, type),
            null => type.Kind == JsonTypeInfoKind.Object,
            JsonElement => body.Bytes.Length <= MaxErrorLength,
            _ => type.Kind == JsonTypeInfoKind.Object && body.Bytes.Length <= MaxErrorLength,
        };
        if (mayBeError && ErrorResponse.FindIn(body, content, progress) is { } error && (result is null or LiveChatModel || IsSurely(error, type)))
        {
            throw ExceptionFactory.FromErrorResponse(error, progress);
        }
    }

    /// <summary>Looks at a body from which nothing was read.</summary>
    public static void ThrowIfError(ResponseBody body, HttpContent? content, CallContext progress)
    {
        if (ErrorResponse.FindIn(body, content, progress) is { } error)
        {
            throw ExceptionFactory.FromErrorResponse(error, progress);
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

    // What the caller asked for is not known here. Only a code that the service documents, with nothing else beside it, can be no result.
    private static bool IsSurely(ErrorResponse error, JsonTypeInfo type) =>
        error is { Code.IsKnown: true, HasOnlyError: true }
        && (type.Kind != JsonTypeInfoKind.Object || !type.Properties.Any(property => ErrorResponse.IsErrorField(property.Name)));
}
