using System.Globalization;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Says in words what a fault does.</summary>
internal static class FaultText
{
    public static string Describe(Fault? fault)
    {
        if (fault is null)
        {
            return "nothing yet";
        }

        var parts = new List<string>();
        AddIf(parts, fault.Performs, "perform the operation");
        AddIf(parts, fault.Delay > TimeSpan.Zero, $"wait {fault.Delay}");
        if (fault.Answer is { } answer)
        {
            parts.Add(Describe(answer));
        }
        else
        {
            AddIf(parts, fault.Cut != FaultCut.BeforeAnswer, "answer as usual");
        }

        AddIf(parts, fault.HasContentType, $"as {fault.ContentType ?? "no type"}");
        AddIf(parts, fault.Headers.Count > 0, Number(fault.Headers.Count, "more header"));
        AddIf(parts, fault.IsGzip, "compressed");
        AddIf(parts, fault.DripBytes > 0, $"{Number(fault.DripBytes, "byte")} at a time");
        AddIf(parts, fault.DripDelay > TimeSpan.Zero, $"each after {fault.DripDelay}");
        AddIf(parts, fault.Cut != FaultCut.None, $"{Ending(fault.Ending)} {Place(fault)}");
        return string.Join(", ", parts);
    }

    public static string Number(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Describe(FaultAnswer answer)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"answer {answer.StatusCode}");
        if (answer.HugeLength is { } length)
        {
            text += $" with {Number(length, "byte")}";
        }

        string[] retryAfter = [.. answer.Headers
            .Where(header => string.Equals(header.Key, "Retry-After", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)];
        return retryAfter.Length == 0 ? text : $"{text} (Retry-After: {string.Join(", ", retryAfter)})";
    }

    private static string Ending(FaultEnding ending) => ending switch
    {
        FaultEnding.Reset => "reset the connection",
        FaultEnding.Hang => "hang",
        _ => "close the connection",
    };

    private static string Place(Fault fault) => fault.Cut switch
    {
        FaultCut.BeforeAnswer => "before the answer",
        FaultCut.InHeaders => "within the headers",
        _ when fault.CutAfter is { } bytes => $"after {Number(bytes, "byte")} of the body",
        _ => "within the body",
    };

    private static void AddIf(List<string> parts, bool isSo, string text)
    {
        if (isSo)
        {
            parts.Add(text);
        }
    }
}
