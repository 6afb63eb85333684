using Comm100.LiveChat.Client.LinqPad.Tests;

namespace LINQPad;

/// <summary>Stands in for the class of LINQPad.</summary>
public static class Util
{
    /// <summary>The types of charts that the samples use.</summary>
    public enum SeriesType
    {
        Column,
        Pie,
    }

    public static string GetPassword(string name) => LinqPadSession.Current.GetPassword(name);

    public static T ReadLine<T>(string prompt, T defaultValue) => LinqPadSession.Current.Ask(prompt, defaultValue);
}
