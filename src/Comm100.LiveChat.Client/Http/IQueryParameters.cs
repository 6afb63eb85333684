namespace Comm100.LiveChat.Client.Http;

/// <summary>An object that writes itself into the query of a request.</summary>
internal interface IQueryParameters
{
    /// <summary>Checks the object and appends its parameters.</summary>
    void AppendTo(ref RequestAddress address);
}

/// <summary>A value that may stand in a route, such as the id of a chat.</summary>
internal interface IRouteValue
{
    /// <summary>The value as text, not yet escaped.</summary>
    string RouteText { get; }
}
