using System.Text;

namespace Comm100.LiveChat.Client.Testing.Assertions;

/// <summary>Formats requests for messages: without headers, and without the bodies of OAuth requests, which contain passwords.</summary>
internal static class RequestFormatter
{
    private const int MaxRequestCount = 10;
    private const int MaxBodyLength = 2000;

    public static string FormatLine(RecordedRequest request) =>
        $"{request.OperationId ?? "(no operation)"}: {request.Method} {request.Path}{request.QueryString} -> "
        + (request.StatusCode == 0 ? "no response" : FormattableString.Invariant($"{request.StatusCode}"));

    public static string FormatBody(RecordedRequest request)
    {
        if (request.OperationId?.StartsWith("OAuth.", StringComparison.Ordinal) == true)
        {
            return "(not shown)";
        }

        return request.Body.Length <= MaxBodyLength
            ? request.Body
            : FormattableString.Invariant($"{request.Body[..MaxBodyLength]}… ({request.Body.Length} characters)");
    }

    /// <summary>Appends the first ten requests, each with its body and its mismatches.</summary>
    public static void AppendDetails(
        StringBuilder text, IReadOnlyList<RecordedRequest> requests, Func<RecordedRequest, IReadOnlyList<string>> mismatches)
    {
        foreach (RecordedRequest request in requests.Take(MaxRequestCount))
        {
            text.Append("  ").AppendLine(FormatLine(request));
            if (request.Body.Length > 0)
            {
                text.Append("    body: ").AppendLine(FormatBody(request));
            }

            foreach (string mismatch in mismatches(request))
            {
                text.Append("    - ").AppendLine(mismatch);
            }
        }

        AppendRest(text, requests.Count);
    }

    public static void AppendLines(StringBuilder text, IReadOnlyList<RecordedRequest> requests)
    {
        foreach (RecordedRequest request in requests.Take(MaxRequestCount))
        {
            text.Append("  ").AppendLine(FormatLine(request));
        }

        AppendRest(text, requests.Count);
    }

    private static void AppendRest(StringBuilder text, int count)
    {
        if (count > MaxRequestCount)
        {
            text.AppendLine(FormattableString.Invariant($"  and {count - MaxRequestCount} more"));
        }
    }
}
