using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Measuring;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>Draws the ratios to the baseline as a bar chart, with time on the left and allocated bytes on the right.</summary>
internal static class Chart
{
    private const int LabelWidth = 130;
    private const int PanelWidth = 400;
    private const int BarHeight = 13;
    private const int CaseGap = 14;
    private const int Top = 74;

    // Longer bars are truncated, with an arrow after the figure.
    private const double MaxRatio = 6;

    private static readonly (string Library, string Colour)[] s_libraries =
        [("client", "#1b6ec2"), ("refit", "#5b8a3c"), ("RestEase", "#8aa399"), ("Flurl", "#b59f7b"), ("RestSharp", "#a7889b")];

    public static string Draw(IReadOnlyList<Figure> figures)
    {
        int caseHeight = s_libraries.Length * BarHeight + CaseGap;
        int height = Top + BenchmarkCase.All.Count * caseHeight + 14;
        int width = LabelWidth + 2 * PanelWidth + 20;
        var svg = new StringBuilder();
        AppendLine(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="11" role="img" aria-label="Time and allocated bytes of each library as a ratio to HttpClient with generated JSON contracts">""");
        AppendLine(svg, $"""<rect width="{width}" height="{height}" fill="#ffffff"/>""");
        AppendLine(svg, $"""<text x="12" y="22" font-size="15" font-weight="bold" fill="#222222">Cost of a call, as a ratio to HttpClient with generated JSON contracts (less is better)</text>""");
        int legend = 12;
        foreach (var (library, colour) in s_libraries)
        {
            AppendLine(svg, $"""<rect x="{legend}" y="34" width="11" height="11" fill="{colour}"/><text x="{legend + 16}" y="44" fill="#222222">{library}</text>""");
            legend += 100;
        }

        DrawPanel(svg, figures, LabelWidth, "time", figure => figure.Time, caseHeight, height);
        DrawPanel(svg, figures, LabelWidth + PanelWidth, "allocated bytes", figure => figure.Bytes, caseHeight, height);
        for (int i = 0; i < BenchmarkCase.All.Count; i++)
        {
            int y = Top + i * caseHeight + s_libraries.Length * BarHeight / 2 + 4;
            AppendLine(svg, $"""<text x="{LabelWidth - 10}" y="{y}" text-anchor="end" font-weight="bold" fill="#222222">{BenchmarkCase.All[i].Name}</text>""");
        }

        AppendLine(svg, $"</svg>");
        return svg.ToString();
    }

    private static void DrawPanel(StringBuilder svg, IReadOnlyList<Figure> figures, int left, string title, Func<Figure, double> getRatio, int caseHeight, int height)
    {
        const double Scale = (PanelWidth - 60) / MaxRatio;
        AppendLine(svg, $"""<text x="{left}" y="{Top - 12}" font-weight="bold" fill="#222222">{title}</text>""");
        for (int i = 0; i < BenchmarkCase.All.Count; i++)
        {
            for (int j = 0; j < s_libraries.Length; j++)
            {
                var (library, colour) = s_libraries[j];
                double ratio = getRatio(figures.Single(figure => figure.Case == BenchmarkCase.All[i].Name && figure.Library == library));
                bool isTruncated = ratio > MaxRatio;
                double length = Math.Min(ratio, MaxRatio) * Scale;
                int y = Top + i * caseHeight + j * BarHeight;
                AppendLine(svg, $"""<rect x="{left}" y="{y}" width="{length:0.0}" height="{BarHeight - 2}" fill="{colour}"/><text x="{left + length + 4:0.0}" y="{y + 9}" fill="#222222">{ratio:0.00}{(isTruncated ? " →" : "")}</text>""");
            }
        }

        AppendLine(svg, $"""<line x1="{left + Scale:0.0}" y1="{Top - 6}" x2="{left + Scale:0.0}" y2="{height - 12}" stroke="#222222" stroke-dasharray="3 3"/>""");
        AppendLine(svg, $"""<text x="{left + Scale + 3:0.0}" y="{Top - 5}" font-size="9" fill="#222222">baseline</text>""");
    }

    private static void AppendLine(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
