using System.Globalization;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>The cost of one call of a library in one case, also as a ratio to the baseline (or to Refit, for <see cref="ClientToRefit"/>).</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="Library">The name of the library, or <see cref="ClientToRefit"/>.</param>
/// <param name="Time">The time as a ratio: the median of the ratios of all rounds.</param>
/// <param name="Bytes">The allocated bytes as a ratio.</param>
/// <param name="Nanoseconds">The time of one call: the median of all rounds.</param>
/// <param name="BytesPerCall">The allocated bytes of one call.</param>
internal sealed record Figure(string Case, string Library, double Time, double Bytes, double Nanoseconds, double BytesPerCall)
{
    /// <summary>The name for the figures that compare the client with Refit instead of the baseline.</summary>
    public const string ClientToRefit = "client/refit";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case} {Library} time {Time:0.00} bytes {Bytes:0.00}");
}
