using System.Globalization;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>What one call of a library costs in one case, beside the floor (or beside what <paramref name="Library"/> is compared with).</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="Library">The name of the library, or <see cref="ClientToRefit"/>.</param>
/// <param name="Time">The time as a ratio: the median of the rounds' own ratios.</param>
/// <param name="Bytes">The allocated bytes as a ratio.</param>
/// <param name="Nanoseconds">The time of one call: the median of the rounds.</param>
/// <param name="BytesPerCall">The allocated bytes of one call.</param>
internal sealed record Figure(string Case, string Library, double Time, double Bytes, double Nanoseconds, double BytesPerCall)
{
    /// <summary>Names the figures of the client with Refit, and not the floor, as what it is compared with.</summary>
    public const string ClientToRefit = "client/refit";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case} {Library} time {Time:0.00} bytes {Bytes:0.00}");
}
