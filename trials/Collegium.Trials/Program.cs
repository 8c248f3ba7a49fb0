Console.Error.WriteLine("Usage: Collegium.Trials TRIAL [--option value ...]");
return 2;
