using System.Globalization;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Describes a fault in words.</summary>
internal static class FaultDescription
{
    public static string Describe(Fault? fault)
    {
        if (fault is null)
        {
            return "nothing yet";
        }

        var parts = new List<string>();
        AddIf(parts, fault.PerformsOperation, "perform the operation");
        AddIf(parts, fault.Delay > TimeSpan.Zero, $"wait {fault.Delay}");
        if (fault.Response is { } response)
        {
            parts.Add(Describe(response));
        }
        else
        {
            AddIf(parts, fault.InterruptionPoint != InterruptionPoint.BeforeResponse, "respond normally");
        }

        AddIf(parts, fault.HasContentType, $"as {fault.ContentType ?? "no type"}");
        AddIf(parts, fault.Headers.Count > 0, Quantity.Format(fault.Headers.Count, "additional header"));
        AddIf(parts, fault.IsGzip, "compressed");
        AddIf(parts, fault.ChunkSize > 0, $"{Quantity.Format(fault.ChunkSize, "byte")} at a time");
        AddIf(parts, fault.ChunkDelay > TimeSpan.Zero, $"each after {fault.ChunkDelay}");
        AddIf(parts, fault.InterruptionPoint != InterruptionPoint.None, $"{DescribeKind(fault.InterruptionKind)} {DescribePoint(fault)}");
        return string.Join(", ", parts);
    }

    private static string Describe(FaultResponse response)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"respond {response.StatusCode}");
        if (response.GeneratedLength is { } length)
        {
            text += $" with {Quantity.Format(length, "byte")}";
        }

        string[] retryAfter = [.. response.Headers
            .Where(header => string.Equals(header.Key, "Retry-After", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)];
        return retryAfter.Length == 0 ? text : $"{text} (Retry-After: {string.Join(", ", retryAfter)})";
    }

    private static string DescribeKind(InterruptionKind kind) => kind switch
    {
        InterruptionKind.Reset => "reset the connection",
        InterruptionKind.Hang => "hang",
        _ => "close the connection",
    };

    private static string DescribePoint(Fault fault) => fault.InterruptionPoint switch
    {
        InterruptionPoint.BeforeResponse => "before the response",
        InterruptionPoint.InHeaders => "within the headers",
        _ when fault.BytesBeforeInterruption is { } bytes => $"after {Quantity.Format(bytes, "byte")} of the body",
        _ => "within the body",
    };

    private static void AddIf(List<string> parts, bool condition, string text)
    {
        if (condition)
        {
            parts.Add(text);
        }
    }
}
