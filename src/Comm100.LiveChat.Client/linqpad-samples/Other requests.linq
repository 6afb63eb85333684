<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
  <Namespace>System.Net.Http</Namespace>
  <Namespace>System.Text.Json</Namespace>
</Query>

// This sample only reads. It sends requests that the client has no method for.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

// Below the API path, such as /api/v1/livechat. LiveChatRequest.FromRoot sends a request below the address of the control panel.
var request = new LiveChatRequest(HttpMethod.Get, "/campaigns");
JsonElement campaigns = await client.SendAsync(request);

campaigns.EnumerateArray()
    .Select(campaign => new { Id = campaign.GetProperty("id").GetInt64(), Name = campaign.GetProperty("name").GetString() })
    .Dump("Campaigns");
