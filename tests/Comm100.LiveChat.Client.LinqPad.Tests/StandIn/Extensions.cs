using Comm100.LiveChat.Client.LinqPad.Tests;

// LINQPad imports this namespace in every query.
namespace LINQPad;

/// <summary>Stands in for the extension methods of LINQPad that the samples use.</summary>
public static class Extensions
{
    public static T Dump<T>(this T value, string? description = null)
    {
        LinqPadSession.Current.Dump(value, description);
        return value;
    }

    public static LINQPadChart Chart<T>(
        this IEnumerable<T> source, Func<T, object> xSelector, Func<T, object> ySelector, Util.SeriesType seriesType = Util.SeriesType.Column) =>
        new(seriesType, [.. source.Select(item => (xSelector(item), ySelector(item)))]);
}

/// <summary>Stands in for the chart of LINQPad.</summary>
public sealed class LINQPadChart(Util.SeriesType type, IReadOnlyList<(object X, object Y)> points)
{
    // A series of other values cannot be drawn.
    private object ToDump() => points.Select(point => new { X = point.X, Y = Convert.ToDouble(point.Y, System.Globalization.CultureInfo.InvariantCulture), Chart = type });
}
